package io.plimsoll.engine;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.input.Messages;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LevelRule;
import io.plimsoll.engine.output.AccountReports;
import io.plimsoll.engine.output.MarginCalls;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.tripwire.Tripwires;
import org.agrona.DirectBuffer;

/**
 * The margin engine: messages in through {@link #apply}, everything it says out through its {@link OutputListener}. Its
 * state is a function of its configuration and the messages applied, and of nothing else. For one thread.
 */
public final class MarginEngine {
    private final Book book;
    private final SourceTable sources;
    private final Outputs outputs;
    private final MarginCalls calls;
    private final Surveillance surveillance;
    private final Tripwires tripwires;
    private final Messages messages;
    private long lastSequence;
    private long lastTimeNs = Long.MIN_VALUE;

    /**
     * Allocates everything the engine will ever need.
     *
     * @param configuration capacities and rules version
     * @param listener      of all outputs
     */
    public MarginEngine(final EngineConfiguration configuration, final OutputListener listener) {
        book = Book.allocate(
            configuration.maxAssets(),
            configuration.maxInstruments(),
            configuration.maxTiers(),
            configuration.maxAccountClasses(),
            configuration.maxAccounts(),
            configuration.maxPositions(),
            configuration.maxBalances());
        sources = new SourceTable(configuration.maxSources());
        outputs = new Outputs(listener, mostOutputBytes(configuration));
        final AccountMargin margin = new AccountMargin(book);
        final LevelRule levels = new LevelRule(book.classes());
        tripwires = new Tripwires(
            new Tripwires.Capacity(
                configuration.maxAccounts(),
                configuration.maxPositions(),
                configuration.maxBalances(),
                configuration.maxInstruments(),
                configuration.maxAssets(),
                configuration.maxPositionsPerAccount()),
            book);
        calls = new MarginCalls(outputs, book, levels, margin);
        surveillance = new Surveillance(configuration.maxAccounts(), book, margin, levels, tripwires, calls);
        messages = new Messages(
            configuration, book, sources, surveillance, new AccountReports(outputs, book, margin), outputs);
    }

    /**
     * The longest output the engine can write.
     *
     * @param configuration its capacities
     * @return bytes, header included
     */
    public static int mostOutputBytes(final EngineConfiguration configuration) {
        return Math.max(1024,
            AccountReports.mostBytes(configuration.maxPositionsPerAccount(), configuration.maxAssets()));
    }

    /**
     * Applies one input message and says what follows from it before returning. A message that makes no sense is
     * refused with a rejection; an exception means that the engine itself is broken and must not go on.
     *
     * @param sequence of the message, each one greater than the one before
     * @param timeNs   its stamp, nanoseconds since 1970, never before the one before
     * @param message  holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     * @throws IllegalStateException if sequence or time run backwards, or an invariant is broken
     */
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        if (sequence <= lastSequence || timeNs < lastTimeNs) {
            throw new IllegalStateException("stamps run backwards: sequence=" + sequence + " after " + lastSequence
                + " timeNs=" + timeNs + " after " + lastTimeNs);
        }
        lastSequence = sequence;
        lastTimeNs = timeNs;
        outputs.cause(sequence, timeNs);
        messages.apply(message, offset, length);
    }

    /**
     * A digest of the whole state: equal states have equal digests, on every machine. Walks all tables.
     *
     * @return 64 bits over the state in canonical order
     */
    public long digest() {
        final StateDigest digest = new StateDigest().add(book).add(sources).add(calls.lastCallId());
        messages.digest(digest::add);
        return digest.value();
    }

    /**
     * How often an account was examined.
     *
     * @return number since the beginning; not part of the state
     */
    public long examinations() {
        return surveillance.examinations();
    }

    /**
     * How often an account that hugs its line was taken to the eager list.
     *
     * @return number since the beginning; not part of the state
     */
    public long eagerEntries() {
        return tripwires.eagerEntries();
    }

    /**
     * How many messages were refused.
     *
     * @return number since the beginning
     */
    public long refused() {
        return messages.refused();
    }

    /**
     * The last margin call's id.
     *
     * @return id, 0 before the first
     */
    public long lastCallId() {
        return calls.lastCallId();
    }
}
