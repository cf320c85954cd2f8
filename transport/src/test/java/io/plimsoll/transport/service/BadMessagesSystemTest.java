package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.ReplyListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no client of ours would send, on the wire: each is refused with its reason, and the service goes on. */
@Timeout(60)
class BadMessagesSystemTest {
    @TempDir
    private Path directory;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64 * 1024]);
    private final List<String> refusals = new ArrayList<>();
    private ServiceHarness harness;
    private PlimsollClient client;
    private Aeron aeron;
    private ExclusivePublication wire;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory);
        harness.start();
        client = harness.client();
        client.addReplyListener(new ReplyListener() {
            @Override
            public void onRejection(final RejectionDecoder rejection) {
                refusals.add(rejection.reason() + " source " + rejection.origin().source());
            }
        });
        assertTrue(client.pollUntil(client::isConnected, ServiceHarness.TIMEOUT_NS), harness::state);
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(harness.service().driverDirectory()));
        wire = aeron.addExclusivePublication(
            "aeron:ipc?term-length=1m", harness.configuration().marketData().streamId());
    }

    @AfterEach
    void closeAll() {
        aeron.close();
        harness.close();
    }

    @Test
    void shouldRefuseAsTruncatedWhenThereIsNoWholeHeader() {
        assertRefused(ReasonCode.TRUNCATED, 0, 4);
    }

    @Test
    void shouldRefuseAsTruncatedWhenMessageIsEmpty() {
        assertRefused(ReasonCode.TRUNCATED, 0, 0);
    }

    @Test
    void shouldRefuseAsTooLongWhenLongerThanAnyMessage() {
        encodeTick(2);
        assertRefused(ReasonCode.TOO_LONG, 0, 4097);
    }

    @Test
    void shouldRefuseAsTooLongWhenFarTooLong() {
        encodeTick(2);
        assertRefused(ReasonCode.TOO_LONG, 0, 50_000);
    }

    @Test
    void shouldRefuseWhenSchemaIsUnknown() {
        encodeTick(2);
        new MessageHeaderEncoder().wrap(buffer, 0).schemaId(4711);
        assertRefused(ReasonCode.UNKNOWN_SCHEMA, 0, 100);
    }

    @Test
    void shouldRefuseWhenMessageIsUnknown() {
        encodeTick(2);
        new MessageHeaderEncoder().wrap(buffer, 0).templateId(50);
        assertRefused(ReasonCode.UNKNOWN_MESSAGE, 0, 100);
    }

    @Test
    void shouldRefuseMessageThatClaimsToBeTheServicesAndKeepTheClockRunning() {
        final int length = encodeTick(0);
        new TickEncoder().wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH).origin().sequence(Long.MAX_VALUE);
        assertRefused(ReasonCode.UNKNOWN_SOURCE, InputBatch.NO_SOURCE, length);
        new Exchange(client, 1); // acknowledgements come with the clock
        assertEquals(0, refusals.stream().filter(refusal -> refusal.equals("OLDER_SEQUENCE source 0")).count());
    }

    private int encodeTick(final int source) {
        final TickEncoder tick = new TickEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        tick.origin().source(source).epoch(1).sequence(1);
        return MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength();
    }

    private void assertRefused(final ReasonCode reason, final int source, final int length) {
        assertTrue(client.pollUntil(() -> wire.offer(buffer, 0, length) > 0, ServiceHarness.TIMEOUT_NS));
        final String refusal = reason + " source " + source;
        assertTrue(client.pollUntil(() -> refusals.contains(refusal), ServiceHarness.TIMEOUT_NS),
            () -> refusals + " " + harness.state());
        assertTrue(harness.service().failure().isEmpty(), harness::state);
    }
}
