package io.plimsoll.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceAckEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EpochClaimTest {
    private static final int SOURCE = 7;

    private final EpochClaim claim = new EpochClaim(SOURCE);
    private int offers;

    @Test
    void shouldClaimNothingWhileTheServiceHasNotBeenHeard() {
        claim.offerTo((buffer, offset, length) -> ++offers);
        assertEquals(0, offers);
    }

    @Test
    void shouldClaimTheEpochBehindTheNewestAndGetItWhenTheServiceHasBegunIt() {
        assertFalse(claim.isGranted(ack(4, 17)));
        claim.offerTo((buffer, offset, length) -> {
            final AccountQueryDecoder message =
                new AccountQueryDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            assertEquals(SOURCE, message.origin().source());
            assertEquals(5, message.origin().epoch());
            assertEquals(0, message.origin().sequence());
            return ++offers;
        });
        assertEquals(1, offers);
        assertFalse(claim.isGranted(ack(4, 17)));
        assertTrue(claim.isGranted(ack(5, 0)));
        assertEquals(5, claim.epoch());
    }

    @Test
    void shouldClaimAnotherEpochWhenSomebodyHasSpokenInIt() {
        claim.isGranted(ack(4, 17));
        assertFalse(claim.isGranted(ack(5, 1)));
        assertEquals(6, claim.epoch());
        assertFalse(claim.isGranted(ack(9, 0)));
        assertEquals(10, claim.epoch());
    }

    private static SourceAckDecoder ack(final int epoch, final long applied) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new SourceAckEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .source(SOURCE).epoch(epoch).appliedSequence(applied);
        return new SourceAckDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }
}
