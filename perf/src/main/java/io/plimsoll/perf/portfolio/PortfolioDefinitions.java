package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.wire.AssignGridEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;

/** Defines money, the grid, the accounts' class and the whole market. */
final class PortfolioDefinitions {
    private static final int GRID = 0;
    private static final long MAXIMUM_PRICE = 100_000_000L;

    private final PortfolioFeed feed;

    PortfolioDefinitions(final PortfolioFeed feed) {
        this.feed = feed;
    }

    void send() {
        defineAsset();
        final DefineGridEncoder grid = new DefineGridEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        PortfolioGrid.writeTo(grid.gridId(GRID));
        feed.apply(grid.origin(), grid.limit());
        defineClass();
        for (int underlying = 0; underlying < PortfolioMarket.UNDERLYINGS; underlying++) {
            definePerpetual(underlying);
            feed.tick(underlying, PortfolioMarket.price(underlying));
        }
        for (int option = PortfolioMarket.UNDERLYINGS; option < PortfolioMarket.INSTRUMENTS; option++) {
            defineOption(option);
        }
        for (int expiry = 0; expiry < PortfolioMarket.EXPIRIES; expiry++) {
            feed.surface(expiry, PortfolioMarket.VOLATILITY);
        }
    }

    private void defineAsset() {
        final DefineAssetEncoder asset = new DefineAssetEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        asset.assetId(PortfolioFeed.ASSET).exponent((byte) -6)
            .priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue())
            .symbol("USD")
            .haircutsCount(0);
        feed.apply(asset.origin(), asset.limit());
    }

    /** Levels are left where they are entered: who has something to spare is healthy, whatever he was before. */
    private void defineClass() {
        final DefineAccountClassEncoder levels =
            new DefineAccountClassEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        levels.classId(PortfolioFeed.CLASS)
            .warningRatio(1_500_000_000L).warningCure(1_500_000_000L)
            .marginCallRatio(1_200_000_000L).marginCallCure(1_200_000_000L)
            .liquidationRatio(1_000_000_000L).liquidationCure(1_000_000_000L);
        feed.apply(levels.origin(), levels.limit());
        final AssignGridEncoder grid = new AssignGridEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        grid.classId(PortfolioFeed.CLASS).gridId(GRID).shadowGridId(AssignGridEncoder.shadowGridIdNullValue());
        feed.apply(grid.origin(), grid.limit());
    }

    private void definePerpetual(final int id) {
        final DefineInstrumentEncoder instrument =
            new DefineInstrumentEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        instrument.instrumentId(id)
            .settlementAssetId(PortfolioFeed.ASSET)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(MAXIMUM_PRICE)
            .expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(InstrumentType.PERPETUAL)
            .inverse(BooleanType.FALSE)
            .state(InstrumentState.TRADING)
            .symbol("PERP" + id);
        instrument.tickSize().mantissa(1).exponent((byte) -2);
        instrument.lotSize().mantissa(1).exponent((byte) -2);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        feed.apply(instrument.origin(), instrument.limit());
    }

    private void defineOption(final int id) {
        final int expiry = PortfolioMarket.expiryOf(id);
        final DefineOptionEncoder option =
            new DefineOptionEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        option.instrumentId(id)
            .underlyingInstrumentId(PortfolioMarket.underlyingOf(expiry))
            .maximumPrice(MAXIMUM_PRICE)
            .strike(PortfolioMarket.strike(id))
            .expiryTimeNs(PortfolioFeed.expiryTimeNs(expiry))
            .settlementAssetId(DefineOptionEncoder.settlementAssetIdNullValue())
            .inverse(BooleanType.FALSE)
            .optionType(PortfolioMarket.isCall(id) ? InstrumentType.CALL : InstrumentType.PUT)
            .state(InstrumentState.TRADING)
            .symbol("O" + id);
        option.tickSize().mantissa(1).exponent((byte) -2);
        option.lotSize().mantissa(1).exponent((byte) -2);
        option.multiplier().mantissa(1).exponent((byte) 0);
        feed.apply(option.origin(), option.limit());
    }
}
