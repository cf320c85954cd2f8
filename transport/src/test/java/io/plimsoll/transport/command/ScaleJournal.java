package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.VolatilityMove;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.audit.AuditEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** Journals under rules version 4, whose scales follow volatility; the outputs are those of the auditor's engine. */
final class ScaleJournal implements OutputListener, AutoCloseable {
    /** Long 20 lots of BTCUSD at 100 with 500 USD: 1.5 x 200 with a scale of 1, a WARNING with more than 1.666. */
    static final long FIRST = 7;
    /** The same. */
    static final long SECOND = 8;

    private static final int DOLLAR = 1;
    private static final int PERPETUAL = 10;
    private static final int OPTION = 11;
    private static final int NO_HAIRCUTS = 0;
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);
    private static final long ONE = 1_000_000_000L;

    private final Journal journal;
    private final AuditEngine engine;
    private final Messages messages = new Messages(this::apply);
    private OutputListener listener = (buffer, offset, length) -> { };
    private long sequence;
    private long timeNs;

    private ScaleJournal(final Path directory, final EngineConfiguration configuration) {
        journal = Journal.open(JournalConfiguration.small(directory), configuration);
        engine = new AuditEngine(configuration, this, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    /**
     * A scale of 1, then one of 2 to which the first account has changed over, and is called; returns the sequence of
     * the RollOut that did it. A DefineReview and a VolatilityForecast follow.
     */
    static long write(final Path directory) {
        try (ScaleJournal journal = new ScaleJournal(directory, new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 4, 4, 4, 4, 4, 4, 4))) {
            final Messages messages = journal.messages;
            messages.writer().defineAsset()
                .assetId(DOLLAR).exponent((byte) -2).symbol("USD").haircutsCount(NO_HAIRCUTS);
            messages.send();
            messages.perpetual(PERPETUAL, DOLLAR, 100_000).symbol("BTCUSD");
            messages.send();
            messages.tiers(PERPETUAL, 0, ONE / 10, 0, ONE / 5);
            for (final long account : new long[] {FIRST, SECOND}) {
                messages.account(account, DOLLAR);
                messages.collateral(account, DOLLAR, 50_000);
                messages.fill(account, PERPETUAL, 20, 100, 0);
            }
            final ScaleMessages scales = new ScaleMessages(messages);
            scales.volatility(PERPETUAL).longRunVolatility(2 * ONE);
            messages.send();
            scales.scale(PERPETUAL, PERPETUAL);
            messages.send();
            messages.clock(TimeUnit.SECONDS.toNanos(1));
            scales.rollOut(1);
            final long rollOut = journal.sequence;
            scales.review(900);
            final long now = messages.feed().timeNs();
            scales.forecast(PERPETUAL, 3 * ONE, now + HOUR_NS, now + 2 * HOUR_NS, now + 3 * HOUR_NS);
            return rollOut;
        }
    }

    /**
     * A portfolio account with 4 BTCUSD at 1,000 that sold 10 calls on it, of which half of what is doubted is charged.
     * The mark, the calls' volatility and their forward have been heard of at the start of 2026, and eleven seconds
     * later a Clock finds the last two stale; returns its sequence, in front of which is the DefineHeartbeat.
     */
    static long writeStale(final Path directory) {
        try (ScaleJournal journal = new ScaleJournal(directory, new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 4, 4, 4, 4, 4, 4, 4))) {
            final Messages messages = journal.messages;
            final PortfolioMessages portfolio = new PortfolioMessages(messages);
            messages.asset(DOLLAR, 0);
            messages.perpetual(PERPETUAL, DOLLAR, 100_000).symbol("BTCUSD");
            messages.send();
            messages.mark(PERPETUAL, 1_000);
            portfolio.grid(1, GridTerms.plain(
                List.of(new GridTerms.Point(1, 1, VolatilityMove.NONE)),
                new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0)).doubting(0.97, 0.5));
            portfolio.assignGrid(0, 1);
            portfolio.account(FIRST, 0, DOLLAR);
            messages.collateral(FIRST, DOLLAR, 50_000);
            final long expiryTimeNs = Feed.START_NS + TimeUnit.DAYS.toNanos(30);
            portfolio.option(OPTION, PERPETUAL, InstrumentType.CALL, 1_000, expiryTimeNs, 100_000);
            messages.send();
            portfolio.volatility(OPTION, 1);
            portfolio.forward(PERPETUAL, expiryTimeNs, 1_000, 0);
            messages.fill(FIRST, PERPETUAL, 4, 1_000, 0);
            messages.position(FIRST, OPTION, -10, 0);
            new FeedMessages(messages).heartbeat(PERPETUAL, 0, 9, 10);
            messages.clock(TimeUnit.SECONDS.toNanos(11));
            return journal.sequence;
        }
    }

    /** So many random messages to a random book. */
    static void writeRandom(final Path directory, final long seed, final int count) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration =
            RandomBook.configuration(dice, BookScale.SMALL, EngineConfiguration.DRAFT_RULES_VERSION);
        try (ScaleJournal journal = new ScaleJournal(directory, configuration)) {
            final RandomScaleMessages stream =
                new RandomScaleMessages(new RandomBook(dice, BookScale.SMALL, journal.messages), journal.messages);
            journal.listener = stream;
            for (int i = 0; i < count; i++) {
                stream.send();
            }
        }
    }

    private void apply(
        final long inputSequence,
        final long inputTimeNs,
        final DirectBuffer message,
        final int offset,
        final int length) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
        journal.append(RecordKind.INPUT, sequence, timeNs, message, offset, length);
        engine.apply(sequence, timeNs, message, offset, length);
        journal.commit();
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        journal.append(RecordKind.OUTPUT, sequence, timeNs, buffer, offset, length);
        listener.onOutput(buffer, offset, length);
    }

    @Override
    public void close() {
        journal.close();
    }
}
