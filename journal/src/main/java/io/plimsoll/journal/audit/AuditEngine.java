package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * The margin engine as rule 4 tells it, step by step, in unlimited precision and without any shortcut.
 *
 * <p>What a message changes is one thing, which accounts are evaluated afterwards another. Evaluating all of them after
 * every message is the whole truth and slow. To check what a journal says it is enough to evaluate the accounts that it
 * says were called, with {@link #apply(long, long, DirectBuffer, int, int, SortedSet)}, and to {@link #sweep} over all
 * of them every now and then for calls that it does not have.
 */
public final class AuditEngine {

    /** Which accounts are evaluated after a message. */
    public enum Scope {
        /** All of them, whatever the message. */
        EVERY_ACCOUNT,
        /** Those that can notice: the message's account, and whoever holds, owns or is valued in what it priced. */
        TOUCHED_ACCOUNTS
    }

    private final Scope scope;
    private final EngineConfiguration configuration;
    private final Outputs outputs;
    private final Seals seals = new Seals();
    private final Book book;
    private final Sources sources;
    private final Contents contents;
    private final Rejections rejections;
    private final Levels levels;
    /** The accounts to evaluate whatever the scope; null for those of the scope. */
    private SortedSet<Long> named;

    /**
     * An engine with sources 0 and 1 and nothing else.
     *
     * @param configuration capacities and the version of the rules
     * @param listener      of all outputs
     * @param scope         which accounts to evaluate after a message
     */
    public AuditEngine(
        final EngineConfiguration configuration, final OutputListener listener, final Scope scope) {
        this.scope = scope;
        this.configuration = configuration;
        book = new Book(configuration.rulesVersion());
        outputs = new Outputs(listener, seals, configuration.rulesVersion());
        sources = new Sources(outputs);
        contents = new Contents(configuration, book, sources, outputs, seals);
        rejections = new Rejections(book, outputs);
        levels = new Levels(book, outputs);
    }

    /**
     * Loads a state that a margin engine of the same configuration wrote, into an engine that is new. From then on this
     * engine says what that one would. Which inputs set the marks and funding indexes that are loaded is not known.
     *
     * @param words gives the state word by word, in canonical order
     * @throws io.plimsoll.journal.JournalCorruptException if it is no state of such an engine
     */
    public void readState(final LongSupplier words) {
        final SnapshotState state = new SnapshotState(configuration, words, book);
        state.readDefinitions(outputs, seals, sources);
        state.readAccounts();
    }

    /**
     * Applies one input message and evaluates the accounts of the engine's scope.
     *
     * @param sequence of the message, each one greater than the one before
     * @param stampNs  its stamp, never before the one before
     * @param message  holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     */
    public void apply(
        final long sequence, final long stampNs, final DirectBuffer message, final int offset, final int length) {
        named = null;
        applyInput(sequence, stampNs, new Input(message, offset, length));
    }

    /**
     * Applies one input message and evaluates no other accounts than these.
     *
     * @param sequence   of the message, each one greater than the one before
     * @param stampNs    its stamp, never before the one before
     * @param message    holding the message
     * @param offset     of the message's header
     * @param length     of header and message in bytes
     * @param accountIds of accounts to evaluate; those that do not exist are passed over
     */
    public void apply(
        final long sequence,
        final long stampNs,
        final DirectBuffer message,
        final int offset,
        final int length,
        final SortedSet<Long> accountIds) {
        named = accountIds;
        applyInput(sequence, stampNs, new Input(message, offset, length));
    }

    /**
     * Evaluates every account, without saying anything: finds the calls that were due and not made because their
     * accounts were not evaluated when they were due. The accounts found are at their levels from now on.
     *
     * @return the accounts whose level was not what it should be, by account id
     */
    public List<AccountBreakdown> sweep() {
        return levels.sweep();
    }

    /**
     * What an account has, is worth and needs now, and which level follows.
     *
     * @param accountId of the account
     * @return the breakdown; nothing if there is no such account
     */
    public Optional<AccountBreakdown> breakdown(final long accountId) {
        return Optional.ofNullable(book.accounts.get(accountId)).map(account -> AccountBreakdown.of(book, account));
    }

    /**
     * Has the breakdown of every account that is called, before the call is said.
     *
     * @param listener of the breakdowns
     */
    void onCall(final Consumer<AccountBreakdown> listener) {
        levels.onCall(listener);
    }

    /**
     * Asks somebody else what lots of options are worth.
     *
     * @param lotValues instead of the margin engine's valuation
     */
    void lotValues(final LotValues lotValues) {
        book.lotValues = lotValues;
    }

    /**
     * How often an account was evaluated, in sweeps and after messages.
     *
     * @return number of evaluations so far
     */
    public long evaluations() {
        return levels.evaluations();
    }

    /**
     * Goes on counting calls from another's number, after a difference.
     *
     * @param callId of the last call made
     */
    void lastCallId(final long callId) {
        outputs.lastCallId(callId);
    }

    private void applyInput(final long sequence, final long stampNs, final Input input) {
        outputs.cause(sequence, stampNs);
        rejections.timeNs(stampNs);
        final ReasonCode unreadable = input.unreadable(configuration.rulesVersion());
        if (unreadable != ReasonCode.NULL_VAL) {
            rejections.rejectUnreadable(sources.service(), input, unreadable);
            return;
        }
        final Source source = sources.get(input.origin().source());
        if (source == null) {
            rejections.reject(sources.service(), input, ReasonCode.UNKNOWN_SOURCE);
            return;
        }
        if (input.templateId() == SourceQueryDecoder.TEMPLATE_ID) {
            sources.acknowledge(source);
            return;
        }
        final ReasonCode notNext = sources.consume(source, input.origin());
        if (notNext != ReasonCode.NULL_VAL) {
            rejections.reject(source, input, notNext);
            return;
        }
        applyContent(source, input, cause(sequence, stampNs, input.origin()));
        sources.acknowledgeIfDue(source);
    }

    private static Cause cause(final long sequence, final long stampNs, final OriginDecoder origin) {
        return new Cause(sequence, stampNs, origin.source(), origin.epoch(), origin.sequence());
    }

    /** Rules 4.4 to 4.6. */
    private void applyContent(final Source source, final Input input, final Cause cause) {
        if ((source.permissions & Permissions.neededFor(input.templateId())) == 0) {
            rejections.reject(source, input, ReasonCode.NOT_PERMITTED);
            return;
        }
        final Outcome outcome = contents.apply(source, input, cause);
        if (!outcome.isApplied()) {
            rejections.refuse(source, input, outcome.reason());
            return;
        }
        if (input.templateId() == PositionSetDecoder.TEMPLATE_ID
            || input.templateId() == BalanceSetDecoder.TEMPLATE_ID) {
            rejections.reconcile(book.accounts.get(outcome.accountId()));
        }
        final boolean clock = input.templateId() == ClockDecoder.TEMPLATE_ID;
        if (clock) {
            sources.summarise(rejections.second());
        }
        final Outcome after = clock ? contents.review(cause, outcome) : outcome;
        levels.evaluate(toEvaluate(after), after);
        if (clock) {
            sources.acknowledgeAll();
        }
    }

    private Collection<Account> toEvaluate(final Outcome outcome) {
        if (named != null) {
            return named.stream().map(book.accounts::get).filter(Objects::nonNull).toList();
        }
        return scope == Scope.EVERY_ACCOUNT ? book.accounts.values() : levels.touchedBy(outcome);
    }
}
