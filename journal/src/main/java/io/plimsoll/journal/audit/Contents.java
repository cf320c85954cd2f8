package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
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
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;

/** Rule 4.5: hands the content of each kind of message to the class that knows it. */
final class Contents {
    private static final int MOST_ACCOUNTS_OF_A_CHECKPOINT = 4096;

    private final Book book;
    private final Outputs outputs;
    private final Seals seals;
    private final Definitions definitions;
    private final Markets markets;
    private final Prices prices;
    private final Options options;
    private final Grids grids;
    private final OptionPrices optionPrices;
    private final Facts facts;
    private final Resets resets;
    private final Volatilities volatilities;
    private final Review review;
    private final Scales scales;
    private final Heartbeats heartbeats;
    private final SizeCharges sizeCharges;
    private final Collaterals collaterals;
    private final CombinedPrices combinedPrices;

    Contents(
        final EngineConfiguration configuration,
        final Book book,
        final Sources sources,
        final Outputs outputs,
        final Seals seals) {
        this.book = book;
        this.outputs = outputs;
        this.seals = seals;
        final Capacity capacity = new Capacity(configuration);
        definitions = new Definitions(book, capacity, sources, configuration.rulesVersion());
        markets = new Markets(book, capacity);
        combinedPrices = new CombinedPrices(book);
        prices = new Prices(book, combinedPrices, Definitions.hasPortfolios(configuration.rulesVersion()));
        options = new Options(book, capacity);
        grids = new Grids(book);
        optionPrices = new OptionPrices(book);
        facts = new Facts(book, combinedPrices, capacity);
        resets = new Resets(book, capacity);
        volatilities = new Volatilities(book);
        review = new Review(book, outputs);
        scales = new Scales(book, review, outputs);
        heartbeats = new Heartbeats(book, outputs);
        sizeCharges = new SizeCharges(book);
        collaterals = new Collaterals(book);
    }

    /** Checks a message completely and, unless there is something to refuse, applies it. */
    Outcome apply(final Source source, final Input input, final Cause cause) {
        return switch (input.templateId()) {
            case DefineSourceDecoder.TEMPLATE_ID -> definitions.source(input.decode(new DefineSourceDecoder()));
            case DefineAssetDecoder.TEMPLATE_ID -> markets.asset(input.decode(new DefineAssetDecoder()), cause);
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                markets.instrument(input.decode(new DefineInstrumentDecoder()));
            case DefineTiersDecoder.TEMPLATE_ID -> markets.tiers(input.decode(new DefineTiersDecoder()), cause);
            case DefineAccountClassDecoder.TEMPLATE_ID ->
                definitions.accountClass(input.decode(new DefineAccountClassDecoder()), cause);
            case DefineAccountDecoder.TEMPLATE_ID -> definitions.account(input.decode(new DefineAccountDecoder()));
            case TickDecoder.TEMPLATE_ID -> prices.tick(input.decode(new TickDecoder()), source, cause);
            case FundingIndexDecoder.TEMPLATE_ID ->
                prices.fundingIndex(input.decode(new FundingIndexDecoder()), source, cause);
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                prices.stateChange(input.decode(new InstrumentStateChangeDecoder()));
            case InstrumentSettlementDecoder.TEMPLATE_ID ->
                prices.settlement(input.decode(new InstrumentSettlementDecoder()), cause);
            case DefineGridDecoder.TEMPLATE_ID -> grids.grid(input.decode(new DefineGridDecoder()));
            case AssignGridDecoder.TEMPLATE_ID -> grids.assign(input.decode(new AssignGridDecoder()));
            case DefineOptionDecoder.TEMPLATE_ID -> options.option(input.decode(new DefineOptionDecoder()), cause);
            case AssignUnderlyingDecoder.TEMPLATE_ID ->
                options.assignUnderlying(input.decode(new AssignUnderlyingDecoder()));
            case VolatilityDecoder.TEMPLATE_ID ->
                optionPrices.volatility(input.decode(new VolatilityDecoder()), source, cause);
            case VolatilitySurfaceDecoder.TEMPLATE_ID ->
                optionPrices.surface(input.decode(new VolatilitySurfaceDecoder()), source, cause);
            case ForwardDecoder.TEMPLATE_ID ->
                optionPrices.forward(input.decode(new ForwardDecoder()), source, cause);
            case DefineVolatilityDecoder.TEMPLATE_ID ->
                volatilities.volatility(input.decode(new DefineVolatilityDecoder()));
            case VolatilityForecastDecoder.TEMPLATE_ID ->
                volatilities.forecast(input.decode(new VolatilityForecastDecoder()), cause);
            case DefineScaleDecoder.TEMPLATE_ID -> scales.scale(input.decode(new DefineScaleDecoder()));
            case DefineReviewDecoder.TEMPLATE_ID -> scales.review(input.decode(new DefineReviewDecoder()));
            case DefineHeartbeatDecoder.TEMPLATE_ID ->
                heartbeats.heartbeat(input.decode(new DefineHeartbeatDecoder()));
            case RollOutDecoder.TEMPLATE_ID -> scales.rollOut(input.decode(new RollOutDecoder()));
            case DefineSizeChargeDecoder.TEMPLATE_ID ->
                sizeCharges.sizeCharge(input.decode(new DefineSizeChargeDecoder()));
            case DepthDecoder.TEMPLATE_ID -> sizeCharges.depth(input.decode(new DepthDecoder()), source, cause);
            case MarketTotalsDecoder.TEMPLATE_ID ->
                sizeCharges.marketTotals(input.decode(new MarketTotalsDecoder()), source, cause);
            case DefineCollateralDecoder.TEMPLATE_ID ->
                collaterals.collateral(input.decode(new DefineCollateralDecoder()));
            case AssetTotalsDecoder.TEMPLATE_ID -> collaterals.assetTotals(input.decode(new AssetTotalsDecoder()));
            case DefineCombinedPriceDecoder.TEMPLATE_ID ->
                combinedPrices.define(input.decode(new DefineCombinedPriceDecoder()), cause);
            case FillDecoder.TEMPLATE_ID -> facts.fill(input.decode(new FillDecoder()), cause);
            case CollateralChangeDecoder.TEMPLATE_ID ->
                facts.collateralChange(input.decode(new CollateralChangeDecoder()));
            case PositionSetDecoder.TEMPLATE_ID -> resets.positionSet(input.decode(new PositionSetDecoder()));
            case BalanceSetDecoder.TEMPLATE_ID -> resets.balanceSet(input.decode(new BalanceSetDecoder()));
            case AccountQueryDecoder.TEMPLATE_ID -> report(input.decode(new AccountQueryDecoder()), source);
            case ClockDecoder.TEMPLATE_ID ->
                book.reckonExpiries(cause.timeNs()) ? Outcome.portfolios() : Outcome.nobody();
            case ChainSealDecoder.TEMPLATE_ID -> seals.seal(input.decode(new ChainSealDecoder()));
            case CheckpointDecoder.TEMPLATE_ID -> checkpoint(input.decode(new CheckpointDecoder()));
            default -> throw new IllegalStateException("no content for template id " + input.templateId());
        };
    }

    /** Rules 11.1, Clock, 11.6 and 11.9: what follows the summaries; who is to be looked at because of it all. */
    Outcome review(final Cause clock, final Outcome byExpiries) {
        final boolean isOtherPrice = combinedPrices.silenced(heartbeats.look(clock.timeNs()), clock);
        review.holdIfDue(clock);
        return isOtherPrice ? Outcome.everybody() : byExpiries;
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
}
