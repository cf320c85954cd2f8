package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
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
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** The margin engine as rule 4 tells it, step by step, in unlimited precision and without any shortcut. */
public final class AuditEngine {
    private static final int REJECTIONS_PER_SECOND = 1000;
    private static final int CONSUMED_BETWEEN_ACKS = 1024;
    private static final long HIGHEST_FIRST_EPOCH = 1L << 30;
    private static final long HIGHEST_STEP_OF_EPOCH = 1_000_000;

    /** Which accounts are evaluated after a message. */
    public enum Scope {
        /** All of them, whatever the message. */
        EVERY_ACCOUNT,
        /** Those that can notice: the message's account, and whoever holds, owns or is valued in what it priced. */
        TOUCHED_ACCOUNTS
    }

    private final Scope scope;
    private final Outputs outputs;
    private final Book book = new Book();
    private final SortedMap<Integer, Source> sources = new TreeMap<>();
    private final Definitions definitions;
    private final Markets markets;
    private final Prices prices;
    private final Facts facts;
    private final Resets resets;
    private long timeNs;
    private long second;

    /**
     * An engine with sources 0 and 1 and nothing else.
     *
     * @param configuration capacities
     * @param listener      of all outputs
     * @param scope         which accounts to evaluate after a message
     */
    public AuditEngine(
        final EngineConfiguration configuration, final OutputListener listener, final Scope scope) {
        this.scope = scope;
        outputs = new Outputs(listener);
        sources.put(0, new Source(0, Permissions.CLOCK, false, REJECTIONS_PER_SECOND));
        sources.put(1, new Source(
            1, Permissions.ALL & ~Permissions.CLOCK, true, REJECTIONS_PER_SECOND));
        final Capacity capacity = new Capacity(configuration);
        definitions = new Definitions(book, capacity, sources);
        markets = new Markets(book, capacity);
        prices = new Prices(book);
        facts = new Facts(book, capacity);
        resets = new Resets(book, capacity);
    }

    /**
     * Applies one input message.
     *
     * @param sequence of the message, each one greater than the one before
     * @param stampNs  its stamp, never before the one before
     * @param message  holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     */
    public void apply(
        final long sequence, final long stampNs, final DirectBuffer message, final int offset, final int length) {
        outputs.cause(sequence, stampNs);
        timeNs = stampNs;
        second = Math.floorDiv(timeNs, TimeUnit.SECONDS.toNanos(1));
        final Input input = new Input(message, offset, length);
        final ReasonCode unreadable = input.unreadable();
        if (unreadable != ReasonCode.NULL_VAL) {
            reject(sources.get(0), null, Subject.NOTHING, input, unreadable, false);
            return;
        }
        final Source source = sources.get(input.origin().source());
        if (source == null) {
            reject(sources.get(0), input.origin(), Subject.of(input), input, ReasonCode.UNKNOWN_SOURCE, false);
        } else if (input.templateId() == SourceQueryDecoder.TEMPLATE_ID) {
            acknowledge(source);
        } else if (consumes(source, input)) {
            applyContent(source, input);
            if (source.id != 0 && source.consumedSinceAck >= CONSUMED_BETWEEN_ACKS) {
                acknowledge(source);
            }
        }
    }

    /**
     * An account's state in words.
     *
     * @param accountId of the account
     * @return several lines, for people
     */
    public String describe(final long accountId) {
        final Account account = book.accounts.get(accountId);
        return account == null ? "no account " + accountId : Description.of(book, account);
    }

    /** Rule 4.3. */
    private boolean consumes(final Source source, final Input input) {
        final int epoch = input.origin().epoch();
        final long sequence = input.origin().sequence();
        if (epoch < source.epoch) {
            reject(source, input, ReasonCode.OLDER_EPOCH);
            return false;
        }
        final long highest = source.epoch == 0 ? HIGHEST_FIRST_EPOCH : source.epoch + HIGHEST_STEP_OF_EPOCH;
        if (epoch > highest) {
            reject(source, input, ReasonCode.EPOCH_BEYOND_MAXIMUM);
            return false;
        }
        if (epoch > source.epoch) {
            source.startEpoch(epoch);
        }
        if (sequence <= source.appliedSequence) {
            reject(source, input, ReasonCode.OLDER_SEQUENCE);
            return false;
        }
        if (sequence > source.appliedSequence + 1) {
            if (!source.lossless || !source.blocked) {
                outputs.sourceGap(source, sequence, source.lossless);
            }
            if (source.lossless) {
                source.blocked = true;
                reject(source, input, ReasonCode.SEQUENCE_GAP);
                return false;
            }
        }
        source.consume(sequence);
        return true;
    }

    /** Rules 4.4 to 4.6. */
    private void applyContent(final Source source, final Input input) {
        if ((source.permissions & Permissions.neededFor(input.templateId())) == 0) {
            reject(source, input, ReasonCode.NOT_PERMITTED);
            return;
        }
        final Outcome outcome = dispatch(source, input);
        if (!outcome.isApplied()) {
            refuse(source, input, outcome.reason());
            return;
        }
        if (input.templateId() == PositionSetDecoder.TEMPLATE_ID
            || input.templateId() == BalanceSetDecoder.TEMPLATE_ID) {
            reconcile(book.accounts.get(outcome.accountId()));
        }
        evaluate(outcome);
        if (input.templateId() == ClockDecoder.TEMPLATE_ID) {
            sayWhatIsDue();
        }
    }

    private Outcome dispatch(final Source source, final Input input) {
        return switch (input.templateId()) {
            case DefineSourceDecoder.TEMPLATE_ID -> definitions.source(input.decode(new DefineSourceDecoder()));
            case DefineAssetDecoder.TEMPLATE_ID -> markets.asset(input.decode(new DefineAssetDecoder()));
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                markets.instrument(input.decode(new DefineInstrumentDecoder()));
            case DefineTiersDecoder.TEMPLATE_ID -> markets.tiers(input.decode(new DefineTiersDecoder()));
            case DefineAccountClassDecoder.TEMPLATE_ID ->
                definitions.accountClass(input.decode(new DefineAccountClassDecoder()));
            case DefineAccountDecoder.TEMPLATE_ID -> definitions.account(input.decode(new DefineAccountDecoder()));
            case TickDecoder.TEMPLATE_ID -> prices.tick(input.decode(new TickDecoder()), source, timeNs);
            case FundingIndexDecoder.TEMPLATE_ID ->
                prices.fundingIndex(input.decode(new FundingIndexDecoder()), source, timeNs);
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                prices.stateChange(input.decode(new InstrumentStateChangeDecoder()));
            case InstrumentSettlementDecoder.TEMPLATE_ID ->
                prices.settlement(input.decode(new InstrumentSettlementDecoder()));
            case FillDecoder.TEMPLATE_ID -> facts.fill(input.decode(new FillDecoder()));
            case CollateralChangeDecoder.TEMPLATE_ID ->
                facts.collateralChange(input.decode(new CollateralChangeDecoder()));
            case PositionSetDecoder.TEMPLATE_ID -> resets.positionSet(input.decode(new PositionSetDecoder()));
            case BalanceSetDecoder.TEMPLATE_ID -> resets.balanceSet(input.decode(new BalanceSetDecoder()));
            case AccountQueryDecoder.TEMPLATE_ID -> report(input.decode(new AccountQueryDecoder()), source);
            case ClockDecoder.TEMPLATE_ID -> Outcome.nobody();
            default -> throw new IllegalStateException("no content for template id " + input.templateId());
        };
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

    /** Evaluates accounts in order of their ids and calls those whose level is not what it was. */
    private void evaluate(final Outcome outcome) {
        final Instrument priceInstrument =
            outcome.priceInstrumentId() == null ? null : book.instruments.get(outcome.priceInstrumentId());
        for (final Account account : book.accounts.values()) {
            if (scope == Scope.EVERY_ACCOUNT || isTouched(account, outcome)) {
                final Valuation valuation = Valuation.of(book, account);
                final AccountClass accountClass = book.accountClasses.get(account.classId);
                final Level before = account.level;
                account.level = accountClass.levelOf(valuation, before);
                if (account.level != before) {
                    outputs.marginCall(
                        account,
                        valuation,
                        accountClass.shortfall(valuation, account.level),
                        before,
                        priceInstrument);
                }
            }
        }
    }

    private boolean isTouched(final Account account, final Outcome outcome) {
        return switch (outcome.reach()) {
            case NOBODY -> false;
            case EVERYBODY -> true;
            case ACCOUNT_OR_PRICE -> outcome.accountId() != null && outcome.accountId() == account.id
                || outcome.priceInstrumentId() != null && notices(account, outcome.priceInstrumentId());
        };
    }

    private boolean notices(final Account account, final int instrumentId) {
        return account.hasPosition(instrumentId)
            || book.isPricedBy(account.valuationAssetId, instrumentId)
            || account.assetIds().stream().anyMatch(assetId -> book.isPricedBy(assetId, instrumentId));
    }

    /** Rule 6: what a Clock says. */
    private void sayWhatIsDue() {
        for (final Source source : sources.values()) {
            if (source.owesSummary(second)) {
                outputs.rejectionSummary(source);
                source.counted.clear();
            }
        }
        for (final Source source : sources.values()) {
            if (source.id != 0 && (source.consumedSinceAck > 0 || source.blocked)) {
                acknowledge(source);
            }
        }
    }

    private void acknowledge(final Source source) {
        outputs.sourceAck(source);
        source.consumedSinceAck = 0;
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
        if (counter.writesRejection(second, reason)) {
            outputs.rejection(origin, subject, input.templateId(), reason, unreconciled);
        }
    }
}
