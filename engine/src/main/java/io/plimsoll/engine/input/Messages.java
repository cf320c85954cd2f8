package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.EngineState;
import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.output.AccountReports;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import org.agrona.DirectBuffer;

/**
 * The way of every message: is it readable, is it its source's next, may the source send it, does its content make
 * sense; then it is applied, margin calls follow, and whoever must hear of it is told (rules, section 4).
 */
public final class Messages {
    private final SourceTable sources;
    private final Surveillance surveillance;
    private final Envelope envelope;
    private final SourceGate gate;
    private final Rejections rejections;
    private final Reconciliation reconciliation;
    private final Subject subject = new Subject();
    private final AccountTable accounts;
    private final Bounds bounds;

    private final SourceDefinitions sourceDefinitions;
    private final AssetDefinitions assetDefinitions;
    private final InstrumentDefinitions instrumentDefinitions;
    private final TierDefinitions tierDefinitions;
    private final AccountDefinitions accountDefinitions;
    private final OptionDefinitions optionDefinitions;
    private final GridDefinitions gridDefinitions;
    private final VolatilityDefinitions volatilityDefinitions;
    private final ScaleDefinitions scaleDefinitions;
    private final SizeDefinitions sizeDefinitions;
    private final Heartbeats heartbeats;
    private final CombinedPrices combinedPrices;
    private final CombinedPriceDefinitions combinedPriceDefinitions;
    private final CollateralDefinitions collateralDefinitions;
    private final MarketData marketData;
    private final OptionMarket optionMarket;
    private final LiquidityData liquidityData;
    private final Lifecycle lifecycle;
    private final Fills fills;
    private final Ledger ledger;
    private final Queries queries;
    private final ChainSeals chainSeals;
    private final Checkpoints checkpoints;
    private final RollOuts rollOuts;
    private final Reviews reviews;
    private final Outputs outputs;

    /**
     * Puts the handlers of all messages together.
     *
     * @param configuration capacities and rules version
     * @param state         of the engine
     * @param surveillance  told of every change
     * @param reports       answers to questions
     * @param outputs       where rejections and acknowledgements go
     */
    public Messages(
        final EngineConfiguration configuration,
        final EngineState state,
        final Surveillance surveillance,
        final AccountReports reports,
        final Outputs outputs) {
        this.surveillance = surveillance;
        envelope = new Envelope(Rules.of(configuration.rulesVersion()));
        final Book book = state.book();
        sources = state.sources();
        accounts = book.accounts();
        gate = new SourceGate(sources, outputs);
        rejections = new Rejections(sources, state.rejections(), outputs);
        reconciliation = new Reconciliation(accounts, outputs);
        bounds = new Bounds(
            book, Rules.of(configuration.rulesVersion()), configuration.maxAssets(), configuration.maxInstruments());
        final PositionRules positionRules =
            new PositionRules(book, new AccountMargin(book), configuration.maxPositionsPerAccount());
        sourceDefinitions = new SourceDefinitions(sources);
        assetDefinitions = new AssetDefinitions(book, surveillance);
        instrumentDefinitions = new InstrumentDefinitions(book, bounds);
        tierDefinitions = new TierDefinitions(book, bounds, surveillance);
        accountDefinitions = new AccountDefinitions(book, Rules.of(configuration.rulesVersion()), surveillance);
        final ExchangeTimes times = new ExchangeTimes(sources, outputs);
        combinedPrices = new CombinedPrices(book, surveillance);
        combinedPriceDefinitions = new CombinedPriceDefinitions(book, combinedPrices);
        collateralDefinitions = new CollateralDefinitions(book);
        marketData =
            new MarketData(book, times, surveillance, combinedPrices, Rules.of(configuration.rulesVersion()));
        optionMarket = new OptionMarket(book, times, surveillance);
        liquidityData = new LiquidityData(book, times);
        optionDefinitions = new OptionDefinitions(book, bounds, surveillance, outputs);
        gridDefinitions = new GridDefinitions(book, surveillance);
        volatilityDefinitions = new VolatilityDefinitions(book, outputs);
        scaleDefinitions = new ScaleDefinitions(book, bounds);
        sizeDefinitions = new SizeDefinitions(book, bounds, surveillance);
        heartbeats = new Heartbeats(book, outputs);
        this.outputs = outputs;
        lifecycle = new Lifecycle(book, surveillance, combinedPrices, configuration.maxAccounts());
        fills = new Fills(book, bounds, positionRules, surveillance, combinedPrices);
        ledger = new Ledger(book, bounds, positionRules, reconciliation, surveillance);
        queries = new Queries(accounts, reports);
        chainSeals = new ChainSeals(state.chain(), outputs);
        checkpoints = new Checkpoints(state, outputs);
        rollOuts = new RollOuts(book, surveillance, outputs);
        reviews = new Reviews(book, Rules.of(configuration.rulesVersion()), rollOuts, outputs);
    }

    /**
     * Applies one message.
     *
     * @param message holding the message
     * @param offset  of its header
     * @param length  of header and message in bytes
     */
    public void apply(final DirectBuffer message, final int offset, final int length) {
        final ReasonCode unreadable = envelope.open(message, offset, length);
        if (unreadable != ACCEPTED) {
            rejections.refuse(SourceTable.SERVICE, envelope, unreadable, false);
            return;
        }
        final int source = sources.indexOf(envelope.source());
        if (source == SourceTable.NONE) {
            rejections.refuse(SourceTable.SERVICE, envelope, ReasonCode.UNKNOWN_SOURCE, false);
        } else if (envelope.templateId() == SourceQueryDecoder.TEMPLATE_ID) {
            gate.acknowledge(source);
        } else {
            applyInSequence(source);
        }
    }

    private void applyInSequence(final int source) {
        final ReasonCode sequence = gate.sequence(source, envelope);
        if (sequence != ACCEPTED) {
            rejections.refuse(source, envelope, sequence, false);
            return;
        }
        final ReasonCode permission = gate.permission(source, envelope.templateId());
        if (permission != ACCEPTED) {
            rejections.refuse(source, envelope, permission, false);
        } else {
            applyContent(source);
        }
        gate.acknowledgeIfMany(source);
    }

    private void applyContent(final int source) {
        final ReasonCode reason = dispatch(source);
        if (reason == ACCEPTED) {
            surveillance.writeCalls();
            return;
        }
        final int account = factAccount();
        rejections.refuse(source, envelope, reason, account != AccountTable.NONE);
        if (account != AccountTable.NONE) {
            reconciliation.unreconciled(account);
        }
    }

    /** The account that a fact is about, if it is known; a fact happened, whether it can be applied or not. */
    private int factAccount() {
        final int template = envelope.templateId();
        return template == FillDecoder.TEMPLATE_ID || template == CollateralChangeDecoder.TEMPLATE_ID
            ? accounts.indexOf(subject.accountId(envelope))
            : AccountTable.NONE;
    }

    private ReasonCode dispatch(final int source) {
        return switch (envelope.templateId()) {
            case TickDecoder.TEMPLATE_ID -> marketData.tick(source, envelope);
            case FillDecoder.TEMPLATE_ID -> fills.fill(envelope);
            case CollateralChangeDecoder.TEMPLATE_ID -> ledger.changeCollateral(envelope);
            case FundingIndexDecoder.TEMPLATE_ID -> marketData.fundingIndex(source, envelope);
            case ClockDecoder.TEMPLATE_ID -> clock();
            case AccountQueryDecoder.TEMPLATE_ID -> queries.query(envelope);
            case ChainSealDecoder.TEMPLATE_ID -> chainSeals.seal(envelope);
            case CheckpointDecoder.TEMPLATE_ID -> checkpoints.check(envelope);
            case RollOutDecoder.TEMPLATE_ID -> rollOuts.advance(envelope);
            case VolatilityDecoder.TEMPLATE_ID -> optionMarket.volatility(source, envelope);
            case VolatilitySurfaceDecoder.TEMPLATE_ID -> optionMarket.surface(source, envelope);
            case ForwardDecoder.TEMPLATE_ID -> optionMarket.forward(source, envelope);
            case DepthDecoder.TEMPLATE_ID -> liquidityData.depth(source, envelope);
            case MarketTotalsDecoder.TEMPLATE_ID -> liquidityData.totals(source, envelope);
            case PositionSetDecoder.TEMPLATE_ID -> ledger.setPosition(envelope);
            case BalanceSetDecoder.TEMPLATE_ID -> ledger.setBalance(envelope);
            case InstrumentStateChangeDecoder.TEMPLATE_ID -> lifecycle.changeState(envelope);
            case InstrumentSettlementDecoder.TEMPLATE_ID -> lifecycle.settle(envelope);
            case DefineSourceDecoder.TEMPLATE_ID -> sourceDefinitions.define(envelope);
            case DefineAssetDecoder.TEMPLATE_ID -> assetDefinitions.define(envelope);
            case DefineInstrumentDecoder.TEMPLATE_ID -> instrumentDefinitions.define(envelope);
            case DefineTiersDecoder.TEMPLATE_ID -> tierDefinitions.define(envelope);
            case DefineAccountClassDecoder.TEMPLATE_ID -> accountDefinitions.defineClass(envelope);
            case DefineAccountDecoder.TEMPLATE_ID -> accountDefinitions.define(envelope);
            case DefineGridDecoder.TEMPLATE_ID -> gridDefinitions.define(envelope);
            case DefineOptionDecoder.TEMPLATE_ID -> optionDefinitions.define(envelope);
            case AssignUnderlyingDecoder.TEMPLATE_ID -> optionDefinitions.assign(envelope);
            case AssignGridDecoder.TEMPLATE_ID -> gridDefinitions.assign(envelope);
            case DefineVolatilityDecoder.TEMPLATE_ID -> volatilityDefinitions.define(envelope);
            case VolatilityForecastDecoder.TEMPLATE_ID -> volatilityDefinitions.forecast(envelope);
            case DefineScaleDecoder.TEMPLATE_ID -> scaleDefinitions.define(envelope);
            case DefineSizeChargeDecoder.TEMPLATE_ID -> sizeDefinitions.define(envelope);
            case AssetTotalsDecoder.TEMPLATE_ID -> collateralDefinitions.totals(envelope);
            case DefineCollateralDecoder.TEMPLATE_ID -> collateralDefinitions.define(envelope);
            case DefineCombinedPriceDecoder.TEMPLATE_ID -> combinedPriceDefinitions.define(envelope);
            case DefineHeartbeatDecoder.TEMPLATE_ID -> heartbeats.define(envelope);
            case DefineReviewDecoder.TEMPLATE_ID -> scaleDefinitions.defineReview(envelope);
            default -> throw new IllegalStateException("no handler for templateId=" + envelope.templateId());
        };
    }

    private ReasonCode clock() {
        rejections.summarise();
        heartbeats.clock(outputs.timeNs());
        combinedPrices.clock();
        optionMarket.clock(outputs.timeNs());
        combinedPrices.look();
        reviews.clock(outputs.timeNs());
        surveillance.writeCalls();
        gate.acknowledgeAll();
        return ACCEPTED;
    }

    /** Computes anew what follows from definitions that were loaded. */
    public void definitionsLoaded() {
        bounds.definitionsLoaded();
    }
}
