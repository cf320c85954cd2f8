package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.audit.AuditEngine;
import java.nio.file.Path;
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
