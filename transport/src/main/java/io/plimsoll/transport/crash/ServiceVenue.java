package io.plimsoll.transport.crash;

import io.aeron.CommonContext;
import io.plimsoll.engine.wire.DefineReviewEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.feed.PublishingOperator;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.service.PlimsollService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A service of its own with an embedded media driver, which lives in the time of the bars: its operator talks to it
 * over Aeron, and what it says is read in its journal. Clocks and RollOuts are the service's own.
 *
 * <p>Its time stands still but where it is moved. A Clock is due when a millisecond has passed since the one before: so
 * half a millisecond in front of a price the time is moved for one to come, and half a millisecond behind it for the
 * next, and none can come between. What happens is then a function of bars and terms, as without a service.
 */
final class ServiceVenue extends CrashVenue {
    private static final int OPERATOR = 1;
    private static final int SPARE = 1_024;
    private static final int DOCUMENTS = 256;
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int MAX_SPINS = 100;
    private static final int MAX_YIELDS = 20;
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final int REVIEW_SECONDS = 60;
    private static final long CLOCK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HALF_INTERVAL_NS = CLOCK_INTERVAL_NS / 2;

    private final DefineReviewEncoder review = new DefineReviewEncoder();
    private final LongConsumer progress;
    private final AtomicLong nowNs;
    private final JournalEars ears;
    private final PlimsollService service;
    private final PlimsollClient client;
    private final SourcePublisher source;
    private final PublishingOperator operator;
    private final CrashMessages messages;
    private final Path journal;
    private JournalReader reader;

    private ServiceVenue(
        final Path journal,
        final int accounts,
        final long startNs,
        final CrashListener listener,
        final LongConsumer progress) {
        this.progress = progress;
        this.journal = journal;
        nowNs = new AtomicLong(startNs - 2 * CLOCK_INTERVAL_NS); // a service looks at the time when it starts
        ears = new JournalEars(OPERATOR, listener);
        final ServiceConfiguration configuration = configuration(journal, accounts);
        service = PlimsollService.start(configuration, line -> { }, nowNs::get);
        client = new PlimsollClient(ClientConfiguration.ipc(configuration), error -> { });
        source = client.addSource(SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
        operator = new PublishingOperator(source, this::poll);
        messages = new CrashMessages(operator);
    }

    /**
     * Starts a service.
     *
     * @param journal   directory that is not there yet
     * @param accounts  for which there is room
     * @param perpetual to define
     * @param startNs   time in which it begins to live
     * @param listener  of what it says
     * @param progress  told the time whenever it passes
     * @return the service, with the perpetual; if it cannot be, nothing is left running
     */
    static ServiceVenue start(
        final Path journal,
        final int accounts,
        final Perpetual perpetual,
        final long startNs,
        final CrashListener listener,
        final LongConsumer progress) {
        final ServiceVenue venue = new ServiceVenue(journal, accounts, startNs, listener, progress);
        boolean isReady = false;
        try {
            venue.begin(perpetual);
            isReady = true;
            return venue;
        } finally {
            if (!isReady) {
                venue.close();
            }
        }
    }

    private void begin(final Perpetual perpetual) {
        await("the service to answer", () -> source.state() == SourceState.READY);
        reader = JournalReader.open(journal);
        await("the first Clock", () -> ears.clockNs() >= nowNs.get());
        MarketMessages.define(operator, perpetual.market());
        settle();
    }

    @Override
    CrashMessages messages() {
        return messages;
    }

    @Override
    void at(final long timeNs) {
        progress.accept(timeNs);
        final long before = timeNs - HALF_INTERVAL_NS;
        if (before - ears.clockNs() >= CLOCK_INTERVAL_NS) {
            clockAt(before);
        }
        nowNs.set(timeNs);
    }

    @Override
    void clock() {
        awaitTaken();
        clockAt(nowNs.get() + HALF_INTERVAL_NS);
        settle();
        while (ears.remaining() > 0) {
            await("accounts to change over", () -> ears.remaining() == 0);
            settle();
        }
    }

    @Override
    void settle() {
        awaitAnswers();
        final ReasonCode refusal = ears.takeRefusal();
        if (refusal != null) {
            throw new IllegalStateException("the service refused a message: " + refusal);
        }
    }

    @Override
    ReasonCode trySend() {
        operator.send("definition");
        awaitAnswers();
        return ears.takeRefusal();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(reader, client, service);
    }

    private void clockAt(final long timeNs) {
        nowNs.set(timeNs);
        await("a Clock", () -> ears.clockNs() >= timeNs);
    }

    /** All that was sent is taken in; the engine's answers may still be under way. */
    private void awaitTaken() {
        final long sent = source.nextSequence() - 1;
        await("what was sent to be taken in", () -> ears.applied() >= sent);
    }

    /**
     * What is taken in later is journaled behind all answers to what was before: one more message that changes nothing,
     * for reviews are a minute apart anyway.
     */
    private void awaitAnswers() {
        awaitTaken();
        operator.begin(review).reviewSeconds(REVIEW_SECONDS);
        operator.send("review");
        awaitTaken();
    }

    private void await(final String what, final BooleanSupplier condition) {
        final IdleStrategy idle =
            new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, TimeUnit.MICROSECONDS.toNanos(1), MAX_PARK_NS);
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            idle.idle(poll());
        }
    }

    private int poll() {
        client.poll();
        if (service.failure().isPresent()) {
            throw new IllegalStateException("the service failed", service.failure().get());
        }
        return reader == null ? 0 : reader.poll(ears, DOCUMENTS);
    }

    private static ServiceConfiguration configuration(final Path journal, final int accounts) {
        final Map<String, String> values = new HashMap<>();
        values.put(Setting.JOURNAL_DIRECTORY.key(), journal.toString());
        values.put(Setting.DRIVER_DIRECTORY.key(),
            CommonContext.AERON_DIR_PROP_DEFAULT + "-plimsoll-crash-" + UUID.randomUUID());
        values.put(Setting.SNAPSHOT_INTERVAL.key(), "0s"); // no follower: all is replayed at the end
        values.put(Setting.HISTORY_IDLE.key(), "sleep");
        values.put(Setting.CLOCK_INTERVAL.key(), "1ms");
        values.put(Setting.ENGINE_MAX_ACCOUNTS.key(), Integer.toString(accounts));
        values.put(Setting.ENGINE_MAX_POSITIONS.key(), Integer.toString(accounts + SPARE));
        values.put(Setting.ENGINE_MAX_BALANCES.key(), Integer.toString(accounts + SPARE));
        return ServiceConfiguration.of(values).underDraftRules();
    }
}
