package io.plimsoll.perf.book;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;

/** Defines what a {@link SyntheticBook} is made of: money, levels, perpetuals with their tiers, accounts. */
final class BookDefinitions {
    private static final long MAXIMUM_PRICE = 100_000_000L;
    private static final int PERCENT = 100;

    private final EngineFeed feed;

    BookDefinitions(final EngineFeed feed) {
        this.feed = feed;
    }

    void send(final SyntheticBook book) {
        defineAsset();
        defineClass();
        for (int instrument = 0; instrument < book.instruments(); instrument++) {
            defineInstrument(instrument);
            defineTiers(instrument, PERCENT);
            feed.tick(instrument, book.mark(instrument));
        }
        for (int account = 0; account < book.accounts(); account++) {
            feed.account(account);
        }
    }

    private void defineAsset() {
        final DefineAssetEncoder asset = new DefineAssetEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        asset.assetId(EngineFeed.ASSET).exponent((byte) -6)
            .priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue())
            .symbol("USD")
            .haircutsCount(0);
        feed.fromOperator(asset.origin(), asset.limit());
    }

    /** Levels that are left a little higher than they are entered, as venues do it. */
    private void defineClass() {
        final DefineAccountClassEncoder levels =
            new DefineAccountClassEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        levels.classId(EngineFeed.CLASS)
            .warningRatio(1_500_000_000L).warningCure(1_650_000_000L)
            .marginCallRatio(1_200_000_000L).marginCallCure(1_300_000_000L)
            .liquidationRatio(1_000_000_000L).liquidationCure(1_100_000_000L);
        feed.fromOperator(levels.origin(), levels.limit());
    }

    private void defineInstrument(final int id) {
        final DefineInstrumentEncoder instrument =
            new DefineInstrumentEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        instrument.instrumentId(id)
            .settlementAssetId(EngineFeed.ASSET)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(MAXIMUM_PRICE)
            .expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(InstrumentType.PERPETUAL)
            .inverse(BooleanType.FALSE)
            .state(InstrumentState.TRADING)
            .symbol("PERP" + id);
        instrument.tickSize().mantissa(1).exponent((byte) -3);
        instrument.lotSize().mantissa(1).exponent((byte) -3);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        feed.fromOperator(instrument.origin(), instrument.limit());
    }

    /** Defines tiers with rates that are so many percent of the book's. */
    void defineTiers(final int instrument, final int percent) {
        final DefineTiersEncoder tiers = new DefineTiersEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        final long unit = SyntheticBook.UNIT * percent / PERCENT;
        tiers.instrumentId(instrument).tiersCount(3)
            .next().floor(0)
            .maintenanceRate(50_000L * percent).amount(0).initialRate(100_000L * percent)
            .next().floor(50_000 * SyntheticBook.UNIT)
            .maintenanceRate(100_000L * percent).amount(250 * unit).initialRate(200_000L * percent)
            .next().floor(500_000 * SyntheticBook.UNIT)
            .maintenanceRate(250_000L * percent).amount(7_750 * unit).initialRate(500_000L * percent);
        feed.fromOperator(tiers.origin(), tiers.limit());
    }
}
