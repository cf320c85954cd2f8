package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.journal.chain.SealedHead;
import io.plimsoll.transport.config.ProofConfiguration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service's own messages while scales are coming, taken by an engine under version 4 of the rules. */
@Timeout(10)
class ServiceMessagesTest {
    private static final int MONEY = 1;
    private static final int PERPETUAL = 10;
    private static final int ACCOUNTS = 200;
    private static final int SLICE = 64;
    private static final long ONE = 1_000_000_000L;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final ProofConfiguration PROOF = new ProofConfiguration(ONE, 0, 0, 0, 1, 0);

    private final MarginEngine engine = new MarginEngine(
        new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 4, 4, 4, ACCOUNTS, ACCOUNTS, ACCOUNTS, 4),
        (buffer, offset, length) -> { });
    private final Messages messages = new Messages(engine::apply);
    private final ScaleMessages scales = new ScaleMessages(messages);
    private final InputBatch batch = new InputBatch(8);
    private final UnsafeBuffer other = new UnsafeBuffer(new byte[8]);
    private ServiceMessages service;
    private long sequence;

    @BeforeEach
    void defineAccounts() {
        messages.asset(MONEY, 0);
        messages.perpetual(PERPETUAL, MONEY, 1_000_000);
        messages.send();
        for (int account = 0; account < ACCOUNTS; account++) {
            messages.account(account, MONEY);
        }
        scales.volatility(PERPETUAL).longRunVolatility(2 * ONE);
        messages.send();
        scales.scale(PERPETUAL, PERPETUAL);
        messages.send();
        assertEquals(0, engine.accountsToChangeOver());
    }

    private void review() {
        messages.clock(TimeUnit.MINUTES.toNanos(1));
        service = new ServiceMessages(Long.MAX_VALUE / 2, PROOF, EngineConfiguration.DRAFT_RULES_VERSION,
            new SealedHead(), engine::accounts, engine::accountsToChangeOver, engine.appliedSequence(0));
        service.addTo(batch, 0);
        takeIn();
    }

    private void takeIn() {
        sequence = Math.max(sequence, messages.feed().sequence());
        for (int i = 0; i < batch.count(); i++) {
            engine.apply(
                ++sequence, messages.feed().timeNs(), batch.buffer(), batch.offset(i), batch.length(i));
        }
        batch.clear();
    }

    @Test
    void shouldLetAccountsChangeOverWheneverNothingElseIsToBeDone() {
        review();
        for (int left = ACCOUNTS - SLICE; left > 0; left -= SLICE) {
            assertEquals(left, engine.accountsToChangeOver());
            service.addTo(batch, 1);
            assertEquals(1, batch.count());
            final RollOutDecoder rollOut = new RollOutDecoder()
                .wrapAndApplyHeader(batch.buffer(), batch.offset(0), new MessageHeaderDecoder());
            assertEquals(SLICE, rollOut.accounts());
            takeIn();
        }
        assertEquals(0, engine.accountsToChangeOver());
        assertEquals(0, engine.refused());
        service.addTo(batch, 1);
        assertEquals(0, batch.count());
    }

    @Test
    void shouldLetAccountsChangeOverNowAndThenHoweverMuchIsToBeDone() {
        review();
        int rollOuts = 0;
        final int turns = 40;
        for (int turn = 1; turn <= turns; turn++) {
            batch.add(other, 0, other.capacity());
            service.addTo(batch, turn * INTERVAL_NS / 20);
            rollOuts += batch.count() - 1;
            batch.clear();
        }
        assertEquals(turns / 20, rollOuts);
    }

    @Test
    void shouldSayNothingOfScalesWhileNoneAreComing() {
        scales.scale(PERPETUAL, PERPETUAL).referenceVolatility(2 * ONE);
        messages.send();
        review();
        assertEquals(0, engine.accountsToChangeOver());
        service.addTo(batch, 1);
        assertEquals(0, batch.count());
        assertEquals(0, engine.refused());
    }
}
