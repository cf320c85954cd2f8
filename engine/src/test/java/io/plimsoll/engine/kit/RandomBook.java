package io.plimsoll.engine.kit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Sequencing;
import java.util.ArrayList;
import java.util.List;

/**
 * A random book: a few assets, contracts of every kind on them and accounts, as {@link BookScale} says. Assets are
 * priced by a spot or perpetual instrument or by their own inverse contract; contracts settle in the reference asset,
 * in another one, or inversely; accounts are valued in any asset that has a price.
 */
public final class RandomBook {
    static final int TICKS = 2;
    static final int FACTS = 3;
    static final int TALKATIVE = 4;
    static final int DEFINITIONS = 5;

    private static final long TICKS_AND_FUNDING = 0b110;
    private static final long FACTS_AND_QUERIES = 0b1111_0000;
    private static final long DEFINITIONS_AND_LIFECYCLE = 0b1001;
    private static final int CLASSES = 4;
    private static final int LARGEST = 10;

    final Dice dice;
    final BookScale scale;
    final List<BookAsset> assets = new ArrayList<>();
    final List<BookInstrument> instruments = new ArrayList<>();
    final List<Long> accounts = new ArrayList<>();
    final int classes = CLASSES;

    private final Messages messages;
    private final MessageWriter writer;
    private final RandomTables tables;

    /**
     * Sends the definitions of a book, first prices and first collateral.
     *
     * @param dice     that make it
     * @param scale    of it
     * @param messages to send with
     */
    public RandomBook(final Dice dice, final BookScale scale, final Messages messages) {
        this.dice = dice;
        this.scale = scale;
        this.messages = messages;
        this.writer = messages.writer();
        this.tables = new RandomTables(dice, writer);
        defineSources();
        for (int classId = dice.between(0, 1); classId < CLASSES; classId++) {
            tables.accountClass(classId);
            messages.send();
        }
        scale.lay(this);
        for (int i = 0; i < scale.accounts(dice); i++) {
            defineAccount();
        }
    }

    /**
     * Capacities that leave a little room, so that tables fill up.
     *
     * @param dice  that decide how little
     * @param scale of the book
     * @return the configuration
     */
    public static EngineConfiguration configuration(final Dice dice, final BookScale scale) {
        return configuration(dice, scale, EngineConfiguration.RULES_VERSION);
    }

    /**
     * The same under earlier rules.
     *
     * @param dice         that decide how little
     * @param scale        of the book
     * @param rulesVersion of the rules
     * @return the configuration
     */
    public static EngineConfiguration configuration(final Dice dice, final BookScale scale, final int rulesVersion) {
        final int accounts = scale.mostAccounts() + dice.between(0, 3);
        return new EngineConfiguration(
            rulesVersion,
            dice.between(6, 8),
            dice.between(6, 8),
            dice.between(9, 12),
            6,
            CLASSES + 1,
            accounts,
            accounts * dice.between(1, 4),
            accounts * dice.between(1, 3),
            dice.between(2, 8));
    }

    private void defineSources() {
        messages.source(TICKS, TICKS_AND_FUNDING, Sequencing.LOSSY);
        messages.source(FACTS, FACTS_AND_QUERIES, Sequencing.LOSSLESS);
        writer.defineSource().sourceId(TALKATIVE).sequencing(Sequencing.LOSSY).rejectionsPerSecond(2);
        messages.permissions(TICKS_AND_FUNDING);
        messages.send();
        messages.source(DEFINITIONS, DEFINITIONS_AND_LIFECYCLE, Sequencing.LOSSLESS);
    }

    /** Defines an asset that has no price source yet. */
    int asset(final int exponent, final long usualAmount) {
        final int id = unused(assets.stream().map(BookAsset::id).toList());
        final BookAsset asset = new BookAsset(id, exponent, BookAsset.UNPRICED, usualAmount);
        assets.add(asset);
        tables.asset(asset);
        messages.send();
        return id;
    }

    /** Gives an asset its price source. */
    void price(final int assetId, final BookInstrument source) {
        for (int i = 0; i < assets.size(); i++) {
            final BookAsset asset = assets.get(i);
            if (asset.id() == assetId) {
                assets.set(i, new BookAsset(assetId, asset.exponent(), source.id, asset.usualAmount()));
                redefineAsset(assets.get(i));
            }
        }
    }

    void redefineAsset(final BookAsset asset) {
        tables.asset(asset);
        messages.send();
    }

    /** Defines an instrument with its tiers and, mostly, a first mark. */
    BookInstrument instrument(
        final InstrumentType type,
        final boolean inverse,
        final int settlementAssetId,
        final int baseAssetId,
        final BookInstrument.Sizes sizes) {
        final int id = unused(instruments.stream().map(instrument -> instrument.id).toList());
        final BookInstrument instrument =
            new BookInstrument(id, type, inverse, settlementAssetId, baseAssetId, sizes);
        instruments.add(instrument);
        final boolean announced = dice.chance(5);
        define(instrument, announced);
        if (!instrument.isSpot() && dice.chance(95)) {
            redefineTiers(instrument);
        }
        if (announced) {
            writer.instrumentStateChange().instrumentId(id).state(InstrumentState.TRADING);
            messages.send();
        }
        if (dice.chance(90)) {
            messages.mark(id, instrument.price(instrument.ticks));
        }
        return instrument;
    }

    /** Writes and sends an instrument's definition. */
    void define(final BookInstrument instrument, final boolean announced) {
        final DefineInstrumentEncoder definition = writer.defineInstrument()
            .instrumentId(instrument.id)
            .settlementAssetId(instrument.settlementAssetId)
            .maximumPrice(instrument.maximumTicks * instrument.tickMantissa)
            .instrumentType(instrument.type)
            .inverse(instrument.inverse ? BooleanType.TRUE : BooleanType.FALSE)
            .state(announced ? InstrumentState.ANNOUNCED : InstrumentState.TRADING);
        if (instrument.isSpot()) {
            definition.baseAssetId(instrument.baseAssetId);
        }
        if (instrument.type == InstrumentType.FUTURE) {
            definition.expiryTimeNs(Feed.START_NS * 2);
        }
        definition.tickSize().mantissa(instrument.tickMantissa).exponent((byte) instrument.tickExponent);
        definition.lotSize().mantissa(instrument.lotMantissa).exponent((byte) instrument.lotExponent);
        definition.multiplier().mantissa(instrument.multiplier).exponent((byte) 0);
        messages.send();
    }

    void redefineTiers(final BookInstrument instrument) {
        tables.tiers(instrument);
        messages.send();
    }

    void redefineClass(final int classId) {
        tables.accountClass(classId);
        messages.send();
    }

    /** Defines one more account and gives it something to begin with. */
    void defineAccount() {
        final long id = dice.between(0L, 100_000L);
        final List<BookAsset> valuations = assets.stream()
            .filter(asset -> asset.priceInstrumentId() != BookAsset.UNPRICED || asset == assets.get(0))
            .toList();
        final BookAsset valuation = dice.chance(70) ? assets.get(0) : dice.pick(valuations);
        final var account = writer.defineAccount()
            .accountId(id)
            .owner(dice.between(0L, 1_000_000L))
            .classId(dice.chance(40) ? 0 : dice.between(1, CLASSES - 1))
            .valuationAssetId(valuation.id())
            .mode(dice.chance(15) ? AccountMode.ISOLATED : AccountMode.CROSS);
        if (dice.chance(20)) {
            account.grossNotionalLimit(dice.between(valuation.usualAmount(), valuation.usualAmount() * 20));
        }
        messages.send();
        accounts.add(id);
        messages.collateral(id, assets.get(0).id(), dice.between(1, assets.get(0).usualAmount()));
        if (dice.chance(40)) {
            final BookAsset asset = dice.pick(assets);
            messages.collateral(id, asset.id(), dice.between(1, asset.usualAmount()));
        }
    }

    /** Defines an instrument like one that has settled, while the book is small. */
    void succeed(final BookInstrument settled) {
        if (instruments.size() < LARGEST) {
            instrument(settled.type, settled.inverse, settled.settlementAssetId, 0, settled.sizes);
        }
    }

    BookInstrument find(final int instrumentId) {
        return instruments.stream().filter(instrument -> instrument.id == instrumentId).findFirst().orElse(null);
    }

    private int unused(final List<Integer> used) {
        int id = dice.between(0, 500);
        while (used.contains(id)) {
            id = dice.between(0, 500);
        }
        return id;
    }
}
