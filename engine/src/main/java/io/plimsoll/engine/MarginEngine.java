package io.plimsoll.engine;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.input.Messages;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LevelRule;
import io.plimsoll.engine.output.AccountReports;
import io.plimsoll.engine.output.MarginCalls;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.output.Progress;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.state.LoadListener;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.tripwire.Tripwires;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The margin engine: messages in through {@link #apply}, everything it says out through its {@link OutputListener}. Its
 * state is a function of its configuration and the messages applied, and of nothing else. For one thread.
 */
public final class MarginEngine {
    private static final int LOADS_BETWEEN_REPORTS = 1 << 12;

    private final EngineState state;
    private final Progress progress;
    private final Surveillance surveillance;
    private final Tripwires tripwires;
    private final Messages messages;

    /**
     * Allocates everything the engine will ever need.
     *
     * @param configuration capacities and rules version
     * @param listener      of all outputs
     */
    public MarginEngine(final EngineConfiguration configuration, final OutputListener listener) {
        state = new EngineState(configuration);
        progress = state.progress();
        final Book book = state.book();
        final Rules rules = Rules.of(configuration.rulesVersion());
        final Outputs outputs = new Outputs(listener, mostOutputBytes(configuration), progress, rules);
        final AccountMargin margin = new AccountMargin(book);
        final LevelRule levels = new LevelRule(book.classes());
        tripwires = new Tripwires(
            new Tripwires.Capacity(
                configuration.maxAccounts(),
                configuration.maxPositions(),
                configuration.maxBalances(),
                configuration.maxInstruments(),
                configuration.maxAssets(),
                configuration.maxPositionsPerAccount(),
                rules.hasPortfolios()),
            book);
        final MarginCalls calls = new MarginCalls(outputs, book, levels, margin, progress, state.chain(), rules);
        surveillance = new Surveillance(configuration.maxAccounts(), book, margin, levels, tripwires, calls);
        messages = new Messages(
            configuration, state, surveillance, new AccountReports(outputs, book, margin, rules), outputs);
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
        if (sequence <= progress.sequence() || timeNs < progress.timeNs()) {
            throw new IllegalStateException("stamps run backwards: sequence=" + sequence + " after "
                + progress.sequence() + " timeNs=" + timeNs + " after " + progress.timeNs());
        }
        progress.begin(sequence, timeNs);
        messages.apply(message, offset, length);
    }

    /**
     * A digest of the whole state: equal states have equal digests, on every machine. Walks all tables.
     *
     * @return 64 bits over the state in canonical order
     */
    public long digest() {
        return state.digest(0, state.accounts());
    }

    /**
     * Writes the whole state, the configuration included. Walks all tables.
     *
     * @param sink to write to
     */
    public void writeState(final StateSink sink) {
        state.writeTo(sink);
    }

    /**
     * Loads a state that an engine of the same configuration wrote. From then on this engine says, byte for byte, what
     * that one would.
     *
     * @param source   to read from, up to the last word
     * @param listener told now and then how many accounts are loaded
     * @throws StateException        if it is no state of such an engine; this one is then not to be used any more
     * @throws IllegalStateException if this engine is not new
     */
    public void readState(final StateSource source, final LoadListener listener) {
        if (progress.sequence() != 0) {
            throw new IllegalStateException("only a new engine can load a state; this one is at sequence "
                + progress.sequence());
        }
        final int total = state.readHead(source);
        messages.definitionsLoaded();
        for (int loaded = 0; loaded < total; loaded++) {
            if ((loaded & LOADS_BETWEEN_REPORTS - 1) == 0) {
                listener.onAccounts(loaded, total);
            }
            watch(state.readAccount(source));
        }
        listener.onAccounts(total, total);
    }

    private void watch(final int account) {
        try {
            surveillance.accountLoaded(account);
        } catch (final IllegalStateException | ArithmeticException e) {
            throw new StateException("account " + state.book().accounts().id(account)
                + " is beyond what an account can be; load another state", e);
        }
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
        return state.rejections().refused();
    }

    /**
     * The last margin call's id.
     *
     * @return id, 0 before the first
     */
    public long lastCallId() {
        return progress.callId();
    }

    /**
     * Sequence of the last message applied.
     *
     * @return sequence, 0 before the first
     */
    public long lastSequence() {
        return progress.sequence();
    }

    /**
     * Stamp of the last message applied.
     *
     * @return nanoseconds since 1970, {@link Long#MIN_VALUE} before the first
     */
    public long lastTimeNs() {
        return progress.timeNs();
    }

    /**
     * Sequence of the last message that caused a margin call or an account status.
     *
     * @return sequence, 0 before the first
     */
    public long lastReportSequence() {
        return progress.reportSequence();
    }

    /**
     * How much of what a source said is applied or refused for good.
     *
     * @param sourceId 0 is the service, which sends the clock
     * @return the source's own sequence in its present epoch, 0 before the first or if there is no such source
     */
    public long appliedSequence(final int sourceId) {
        final int source = state.sources().indexOf(sourceId);
        return source == SourceTable.NONE ? 0 : state.sources().applied(source);
    }

    /**
     * Sequence of the last ChainSeal.
     *
     * @return sequence, 0 before the first
     */
    public long lastSealSequence() {
        return state.chain().sealSequence();
    }

    /**
     * How much of the journal the last ChainSeal covers.
     *
     * @return records from its beginning, 0 before the first seal
     */
    public long sealedRecords() {
        return state.chain().records();
    }

    /**
     * Where the part of the journal ends that the last ChainSeal covers.
     *
     * @return position behind the last record covered, 0 before the first seal
     */
    public long sealedPosition() {
        return state.chain().position();
    }

    /**
     * Writes the head of the chain that the last ChainSeal brought, zeros before the first.
     *
     * @param buffer to write 32 bytes to
     * @param offset of the first
     */
    public void sealedHead(final MutableDirectBuffer buffer, final int offset) {
        state.chain().putHead(buffer, offset);
    }

    /**
     * How many accounts are defined.
     *
     * @return number
     */
    public int accounts() {
        return state.accounts();
    }

    /**
     * How many accounts have not changed over to coming scales yet: RollOut messages are due while there are any.
     *
     * @return number, 0 if no scales are coming
     */
    public int accountsToChangeOver() {
        final RollOut rollOut = state.book().scales().rollOut();
        return rollOut.isUnderWay() ? state.accounts() - rollOut.cursor() : 0;
    }
}
