package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ChainSeal, Checkpoint, and what follows from them. */
class SealTest {
    private static final int ACCOUNTS = 10;
    private static final int CASH = 0;
    private static final int PERPETUAL = 7;
    private static final long PERCENT = 10_000_000;
    private static final byte[] HEAD = new byte[32];
    private static final byte[] ZEROS = new byte[32];

    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(EngineConfiguration.of(ACCOUNTS, 2), recorder);
    private final Messages messages = new Messages(engine::apply);

    static {
        for (int i = 0; i < HEAD.length; i++) {
            HEAD[i] = (byte) (200 + i);
        }
    }

    @BeforeEach
    void defineBook() {
        messages.asset(CASH, 0);
        messages.perpetual(PERPETUAL, CASH, 1_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, PERCENT, 0, PERCENT);
        messages.mark(PERPETUAL, 100);
        for (int account = 0; account < ACCOUNTS; account++) {
            messages.account(account, CASH);
            messages.collateral(account, CASH, 1_000);
        }
        messages.fill(3, PERPETUAL, 20, 100, 0);
        recorder.clear();
    }

    @Test
    void shouldCarryZerosBeforeTheFirstSealAndTheLastHeadAfterwards() {
        messages.mark(PERPETUAL, 50);
        assertCall(0, ZEROS);
        messages.seal(500, 7_000, HEAD);
        messages.mark(PERPETUAL, 90);
        assertCall(500, HEAD);
        final byte[] next = HEAD.clone();
        next[31] = 1;
        messages.seal(500, 7_000, next);
        messages.mark(PERPETUAL, 50);
        assertCall(500, next);
        assertEquals(7_000, engine.sealedPosition());
        assertEquals(500, engine.sealedRecords());
        assertEquals(messages.feed().sequence() - 1, engine.lastSealSequence());
        final byte[] head = new byte[32];
        engine.sealedHead(new UnsafeBuffer(head), 0);
        assertArrayEquals(next, head);
    }

    @Test
    void shouldRefuseASealThatGoesBackwards() {
        messages.seal(500, 7_000, HEAD);
        messages.seal(499, 7_000, ZEROS);
        messages.seal(500, 6_999, ZEROS);
        messages.seal(-1, -1, ZEROS);
        assertEquals(
            List.of(ReasonCode.SEAL_BACKWARDS, ReasonCode.SEAL_BACKWARDS, ReasonCode.SEAL_BACKWARDS), reasons());
        recorder.clear();
        messages.mark(PERPETUAL, 50);
        assertCall(500, HEAD);
    }

    @Test
    void shouldLetNobodyButTheServiceSealOrCheck() {
        messages.writer().chainSeal().records(1).position(1).putHead(HEAD, 0, HEAD.length);
        messages.send();
        messages.writer().checkpoint().firstAccount(0).accounts(1);
        messages.send();
        assertEquals(List.of(ReasonCode.NOT_PERMITTED, ReasonCode.NOT_PERMITTED), reasons());
    }

    @Test
    void shouldDigestTheAccountsAskedFor() {
        assertDigest(0, ACCOUNTS, 0, ACCOUNTS);
        assertEquals(engine.digest(), digest().digest());
        assertDigest(0, 4096, 0, ACCOUNTS);
        assertDigest(8, 4, 8, 2);
        assertDigest(ACCOUNTS, 4, ACCOUNTS, 0);
        assertDigest(Integer.MAX_VALUE, 4096, Integer.MAX_VALUE, 0);
        assertDigest(3, 0, 3, 0);
    }

    @Test
    void shouldRefuseACheckpointOutOfRange() {
        messages.checkpoint(-1, 1);
        messages.checkpoint(0, -1);
        messages.checkpoint(0, 4097);
        assertEquals(
            List.of(ReasonCode.INVALID_DEFINITION, ReasonCode.INVALID_DEFINITION, ReasonCode.INVALID_DEFINITION),
            reasons());
    }

    /** What an engine with another balance in one account says of the accounts before, at and after it. */
    @Test
    void shouldDifferWhereTheStateDiffers() {
        final MarginEngine other = new MarginEngine(EngineConfiguration.of(ACCOUNTS, 2), recorder);
        final Messages toOther = new Messages(other::apply);
        toOther.asset(CASH, 0);
        toOther.perpetual(PERPETUAL, CASH, 1_000);
        toOther.send();
        toOther.tiers(PERPETUAL, 0, PERCENT, 0, PERCENT);
        toOther.mark(PERPETUAL, 100);
        for (int account = 0; account < ACCOUNTS; account++) {
            toOther.account(account, CASH);
            toOther.collateral(account, CASH, account == 6 ? 1_001 : 1_000);
        }
        toOther.fill(3, PERPETUAL, 20, 100, 0);
        for (int account = 0; account < ACCOUNTS; account++) {
            recorder.clear();
            messages.checkpoint(account, 1);
            final long here = digest().digest();
            recorder.clear();
            toOther.checkpoint(account, 1);
            if (account == 6) {
                assertNotEquals(here, digest().digest());
            } else {
                assertEquals(here, digest().digest());
            }
        }
    }

    @Test
    void shouldLookAtNoAccount() {
        final long before = engine.examinations();
        messages.seal(1, 1, HEAD);
        messages.checkpoint(0, ACCOUNTS);
        assertEquals(before, engine.examinations());
    }

    @Test
    void shouldRememberWhoCausedTheLastReport() {
        assertEquals(0, engine.lastReportSequence());
        messages.mark(PERPETUAL, 50);
        assertEquals(messages.feed().sequence(), engine.lastReportSequence());
        messages.mark(PERPETUAL, 50);
        assertEquals(messages.feed().sequence() - 1, engine.lastReportSequence());
        messages.collateral(1, CASH, 0);
        assertEquals(1, recorder.ofKind(AccountStatusDecoder.TEMPLATE_ID).size());
        assertEquals(messages.feed().sequence(), engine.lastReportSequence());
        messages.checkpoint(0, ACCOUNTS);
        assertEquals(messages.feed().sequence() - 1, engine.lastReportSequence());
    }

    private void assertCall(final long records, final byte[] head) {
        final List<UnsafeBuffer> calls = recorder.ofKind(MarginCallDecoder.TEMPLATE_ID);
        assertEquals(1, calls.size(), recorder::toString);
        final MarginCallDecoder call =
            new MarginCallDecoder().wrapAndApplyHeader(calls.get(0), 0, new MessageHeaderDecoder());
        final byte[] carried = new byte[32];
        call.getSealedHead(carried, 0, carried.length);
        assertEquals(records, call.sealedRecords());
        assertArrayEquals(head, carried, () -> Arrays.toString(carried));
        assertEquals(0, call.spare());
        recorder.clear();
    }

    private void assertDigest(final int first, final int accounts, final int firstSaid, final int covered) {
        recorder.clear();
        messages.checkpoint(first, accounts);
        final StateDigestDecoder digest = digest();
        assertEquals(messages.feed().sequence(), digest.causeSequence());
        assertEquals(messages.feed().timeNs(), digest.timeNs());
        assertEquals(firstSaid, digest.firstAccount());
        assertEquals(covered, digest.accounts());
        assertEquals(ACCOUNTS, digest.totalAccounts());
    }

    private StateDigestDecoder digest() {
        final List<UnsafeBuffer> digests = recorder.ofKind(StateDigestDecoder.TEMPLATE_ID);
        assertEquals(1, recorder.outputs().size(), recorder::toString);
        return new StateDigestDecoder().wrapAndApplyHeader(digests.get(0), 0, new MessageHeaderDecoder());
    }

    private List<ReasonCode> reasons() {
        return recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .map(rejection ->
                new RejectionDecoder().wrapAndApplyHeader(rejection, 0, new MessageHeaderDecoder()).reason())
            .toList();
    }
}
