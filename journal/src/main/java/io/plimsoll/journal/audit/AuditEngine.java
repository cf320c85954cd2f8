package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    private static final int MOST_ACCOUNTS_OF_A_CHECKPOINT = 4096;

    private final Scope scope;
    private final int rulesVersion;
    private final Seals seals = new Seals();
    private final Outputs outputs;
    private final Book book = new Book();
    private final Sources sources;
    private final Definitions definitions;
    private final Markets markets;
    private final Prices prices;
    private final Facts facts;
    private final Resets resets;
    private final Levels levels;
    private long timeNs;
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
        rulesVersion = configuration.rulesVersion();
        outputs = new Outputs(listener, seals);
        sources = new Sources(outputs);
        levels = new Levels(book, outputs);
        final Capacity capacity = new Capacity(configuration);
        definitions = new Definitions(book, capacity, sources);
        markets = new Markets(book, capacity);
        prices = new Prices(book);
        facts = new Facts(book, capacity);
        resets = new Resets(book, capacity);
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
        timeNs = stampNs;
        final ReasonCode unreadable = input.unreadable(rulesVersion);
        if (unreadable != ReasonCode.NULL_VAL) {
            reject(sources.service(), null, Subject.NOTHING, input, unreadable, false);
            return;
        }
        final Source source = sources.get(input.origin().source());
        if (source == null) {
            reject(
                sources.service(), input.origin(), Subject.of(input), input, ReasonCode.UNKNOWN_SOURCE, false);
            return;
        }
        if (input.templateId() == SourceQueryDecoder.TEMPLATE_ID) {
            sources.acknowledge(source);
            return;
        }
        final ReasonCode notNext = sources.consume(source, input.origin());
        if (notNext != ReasonCode.NULL_VAL) {
            reject(source, input, notNext);
            return;
        }
        applyContent(source, input, new Cause(sequence, stampNs, source.id));
        sources.acknowledgeIfDue(source);
    }

    /** Rules 4.4 to 4.6. */
    private void applyContent(final Source source, final Input input, final Cause cause) {
        if ((source.permissions & Permissions.neededFor(input.templateId())) == 0) {
            reject(source, input, ReasonCode.NOT_PERMITTED);
            return;
        }
        final Outcome outcome = dispatch(source, input, cause);
        if (!outcome.isApplied()) {
            refuse(source, input, outcome.reason());
            return;
        }
        if (input.templateId() == PositionSetDecoder.TEMPLATE_ID
            || input.templateId() == BalanceSetDecoder.TEMPLATE_ID) {
            reconcile(book.accounts.get(outcome.accountId()));
        }
        levels.evaluate(toEvaluate(outcome), outcome);
        if (input.templateId() == ClockDecoder.TEMPLATE_ID) {
            sources.sayWhatIsDue(second());
        }
    }

    private Collection<Account> toEvaluate(final Outcome outcome) {
        if (named != null) {
            return named.stream().map(book.accounts::get).filter(Objects::nonNull).toList();
        }
        return scope == Scope.EVERY_ACCOUNT ? book.accounts.values() : levels.touchedBy(outcome);
    }

    private Outcome dispatch(final Source source, final Input input, final Cause cause) {
        return switch (input.templateId()) {
            case DefineSourceDecoder.TEMPLATE_ID -> definitions.source(input.decode(new DefineSourceDecoder()));
            case DefineAssetDecoder.TEMPLATE_ID -> markets.asset(input.decode(new DefineAssetDecoder()));
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                markets.instrument(input.decode(new DefineInstrumentDecoder()));
            case DefineTiersDecoder.TEMPLATE_ID -> markets.tiers(input.decode(new DefineTiersDecoder()));
            case DefineAccountClassDecoder.TEMPLATE_ID ->
                definitions.accountClass(input.decode(new DefineAccountClassDecoder()));
            case DefineAccountDecoder.TEMPLATE_ID -> definitions.account(input.decode(new DefineAccountDecoder()));
            case TickDecoder.TEMPLATE_ID -> prices.tick(input.decode(new TickDecoder()), source, cause);
            case FundingIndexDecoder.TEMPLATE_ID ->
                prices.fundingIndex(input.decode(new FundingIndexDecoder()), source, cause);
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                prices.stateChange(input.decode(new InstrumentStateChangeDecoder()));
            case InstrumentSettlementDecoder.TEMPLATE_ID ->
                prices.settlement(input.decode(new InstrumentSettlementDecoder()), cause);
            case FillDecoder.TEMPLATE_ID -> facts.fill(input.decode(new FillDecoder()), cause);
            case CollateralChangeDecoder.TEMPLATE_ID ->
                facts.collateralChange(input.decode(new CollateralChangeDecoder()));
            case PositionSetDecoder.TEMPLATE_ID -> resets.positionSet(input.decode(new PositionSetDecoder()));
            case BalanceSetDecoder.TEMPLATE_ID -> resets.balanceSet(input.decode(new BalanceSetDecoder()));
            case AccountQueryDecoder.TEMPLATE_ID -> report(input.decode(new AccountQueryDecoder()), source);
            case ClockDecoder.TEMPLATE_ID -> Outcome.nobody();
            case ChainSealDecoder.TEMPLATE_ID -> seals.seal(input.decode(new ChainSealDecoder()));
            case CheckpointDecoder.TEMPLATE_ID -> checkpoint(input.decode(new CheckpointDecoder()));
            default -> throw new IllegalStateException("no content for template id " + input.templateId());
        };
    }

    private Outcome checkpoint(final CheckpointDecoder checkpoint) {
        final int first = checkpoint.firstAccount();
        final int most = checkpoint.accounts();
        if (first < 0 || most < 0 || most > MOST_ACCOUNTS_OF_A_CHECKPOINT) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final int total = book.accounts.size();
        outputs.stateDigest(first, first >= total ? 0 : Math.min(most, total - first), total);
        return Outcome.nobody();
    }

    private Outcome report(final AccountQueryDecoder query, final Source source) {
        final Account account = book.accounts.get(query.accountId());
        if (account == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_ACCOUNT);
        }
        outputs.accountReport(book, account, source.id, query.correlationId());
        return Outcome.nobody();
    }

    /** A refused fact of a known account leaves the account unreconciled. */
    private void refuse(final Source source, final Input input, final ReasonCode reason) {
        final boolean fact = input.templateId() == FillDecoder.TEMPLATE_ID
            || input.templateId() == CollateralChangeDecoder.TEMPLATE_ID;
        final Account account = fact ? book.accounts.get(Subject.of(input).accountId()) : null;
        reject(source, input.origin(), Subject.of(input), input, reason, account != null);
        if (account != null && !account.unreconciled) {
            account.unreconciled = true;
            outputs.accountStatus(account);
        }
    }

    private void reconcile(final Account account) {
        if (account.unreconciled) {
            account.unreconciled = false;
            outputs.accountStatus(account);
        }
    }

    private long second() {
        return Math.floorDiv(timeNs, TimeUnit.SECONDS.toNanos(1));
    }

    private void reject(final Source source, final Input input, final ReasonCode reason) {
        reject(source, input.origin(), Subject.of(input), input, reason, false);
    }

    private void reject(
        final Source counter,
        final OriginDecoder origin,
        final Subject subject,
        final Input input,
        final ReasonCode reason,
        final boolean unreconciled) {
        if (counter.writesRejection(second(), reason)) {
            outputs.rejection(origin, subject, input.templateId(), reason, unreconciled);
        }
    }
}
