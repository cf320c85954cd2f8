package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a book that the margin engine wrote: assets, instruments, classes, then account by account. What the engine
 * names by its place in the order of definition is named by its id here.
 */
final class SnapshotBook {
    static final int NONE = -1;

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final SnapshotWords words;
    private final Book book;
    private final boolean hasPortfolios;
    private final List<WrittenAsset> assets = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<BigDecimal> fundingBounds = new ArrayList<>();
    private final List<Integer> classIds = new ArrayList<>();

    /** An asset before it is known which instrument is its price source. */
    private record WrittenAsset(
        int id,
        int exponent,
        int priceInstrument,
        BigDecimal unitDividend,
        BigDecimal unitDivisor,
        List<HaircutTier> haircuts) {
    }

    SnapshotBook(final SnapshotWords words, final Book book, final int rulesVersion) {
        this.words = words;
        this.book = book;
        hasPortfolios = Definitions.hasPortfolios(rulesVersion);
    }

    /** Reads everything but the accounts, written right after a message with a stamp. */
    void readDefinitions(final EngineConfiguration configuration, final long stampNs) {
        final int assetCount = words.number("number of assets", 0, configuration.maxAssets());
        for (int i = 0; i < assetCount; i++) {
            assets.add(readAsset(configuration));
        }
        final int instrumentCount = words.number("number of instruments", 0, configuration.maxInstruments());
        for (int i = 0; i < instrumentCount; i++) {
            final Instrument instrument = readInstrument(configuration);
            instruments.add(instrument);
            book.instruments.put(instrument.id, instrument);
        }
        book.referenceAssetId = assets.isEmpty() ? null : assets.get(0).id();
        assets.forEach(this::define);
        final int classCount = words.number("number of account classes", 1, configuration.maxAccountClasses());
        for (int i = 0; i < classCount; i++) {
            readClass();
        }
        if (hasPortfolios) {
            new SnapshotPortfolios(words, book).read(instruments, classIds, stampNs);
        }
        requireFundingBounds();
    }

    /** Those of inverse options follow from their strikes, too. */
    private void requireFundingBounds() {
        for (int i = 0; i < instruments.size(); i++) {
            if (fundingBounds.get(i).compareTo(instruments.get(i).bounds().funding()) != 0) {
                throw SnapshotWords.wrong(
                    "the funding bound of instrument " + instruments.get(i).id + " does not follow");
            }
        }
    }

    void readAccounts(final EngineConfiguration configuration) {
        final int count = words.number("number of accounts", 0, configuration.maxAccounts());
        for (int i = 0; i < count; i++) {
            book.put(readAccount(configuration));
        }
    }

    private WrittenAsset readAsset(final EngineConfiguration configuration) {
        final int id = words.number("asset's id", 0, Integer.MAX_VALUE);
        final int exponent = words.number("asset's exponent", Byte.MIN_VALUE, 0);
        final int priceInstrument = words.number("asset's price source", NONE, configuration.maxInstruments() - 1L);
        final BigDecimal unitDividend = words.amount();
        final BigDecimal unitDivisor = words.amount();
        final int count = words.number("number of haircut tiers", 0, configuration.maxTiers());
        final List<HaircutTier> haircuts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            haircuts.add(new HaircutTier(words.amount(), words.fraction()));
        }
        return new WrittenAsset(id, exponent, priceInstrument, unitDividend, unitDivisor, haircuts);
    }

    private void define(final WrittenAsset written) {
        if (written.priceInstrument() >= instruments.size()) {
            throw SnapshotWords.wrong("the price source of asset " + written.id() + " is not defined");
        }
        final Instrument source = written.priceInstrument() == NONE ? null : instruments.get(written.priceInstrument());
        if (source != null) {
            requireUnit(written, source);
        }
        book.assets.put(written.id(),
            new Asset(written.id(), written.exponent(), source == null ? null : source.id, written.haircuts(), null));
    }

    /** What a minor unit is worth for each tick, in those of the reference asset, follows from three definitions. */
    private void requireUnit(final WrittenAsset written, final Instrument source) {
        final BigDecimal unit =
            source.tickSize.scaleByPowerOfTen(written.exponent() - assets.get(0).exponent());
        if (written.unitDividend().compareTo(unit.multiply(written.unitDivisor())) != 0) {
            throw SnapshotWords.wrong("the price unit of asset " + written.id() + " does not follow");
        }
    }

    private Instrument readInstrument(final EngineConfiguration configuration) {
        final int id = words.number("instrument's id", 0, Integer.MAX_VALUE);
        final InstrumentType type =
            InstrumentType.get((short) words.number("instrument's type", 0,
                (hasPortfolios ? InstrumentType.PUT : InstrumentType.FUTURE).value()));
        final boolean inverse = words.flag("instrument's inverse") && !isOption(type);
        final WrittenAsset settlement = words.oneOf("instrument's settlement asset", assets);
        final int baseAsset = words.number("instrument's base asset", NONE, assets.size() - 1L);
        final long tickMantissa = words.next();
        final int tickExponent = words.number("instrument's tick exponent", Byte.MIN_VALUE, Byte.MAX_VALUE);
        final Quotient unit = new Quotient(words.amount(), words.amount());
        final BigDecimal baseUnit = words.amount();
        final long maximumTicks = words.next();
        words.next(); // the expiry is said, and changes nothing
        final BigDecimal fundingBound = words.amount();
        final Instrument instrument = new Instrument(new Terms(
            id,
            type,
            inverse,
            settlement.id(),
            baseAsset == NONE ? null : assets.get(baseAsset).id(),
            tickMantissa,
            BigDecimal.valueOf(tickMantissa, -tickExponent),
            Math.multiplyExact(maximumTicks, tickMantissa),
            contractSize(unit, inverse, BigDecimal.valueOf(tickMantissa, -tickExponent), settlement.exponent()),
            unit,
            baseAsset == NONE ? null : baseUnit,
            InstrumentState.get((short) words.number("instrument's state", 0, InstrumentState.SETTLED.value()))));
        fundingBounds.add(fundingBound);
        readPrices(instrument);
        readTiers(instrument, configuration);
        return instrument;
    }

    /** What a lot is worth at a price of one: what the unit was made of, a decimal. */
    private static BigDecimal contractSize(
        final Quotient unit, final boolean inverse, final BigDecimal tickSize, final int exponent) {
        final Quotient perLot = inverse ? unit.times(tickSize) : unit.over(tickSize);
        return perLot.dividend().scaleByPowerOfTen(exponent).divide(perLot.divisor()).stripTrailingZeros();
    }

    /** A mark of 0 is none. Which input set mark and funding index is not in a snapshot. */
    private void readPrices(final Instrument instrument) {
        final BigDecimal mark = words.amount();
        final boolean fromTick = words.flag("instrument's mark from a tick");
        if (mark.signum() != 0) {
            final boolean isSettlement = instrument.state == InstrumentState.SETTLED && !isOption(instrument.type);
            instrument.mark = new Mark(
                mark, mark.multiply(instrument.tickSize), fromTick && !isSettlement, 0, null);
        }
        instrument.funding = new FundingIndex(words.amount(), null);
        words.next(); // index price, bid, ask and last price are said, and change nothing
        words.next();
        words.next();
        words.next();
    }

    /** Whether an instrument is one, before its strike and expiry are read. */
    static boolean isOption(final InstrumentType type) {
        return type == InstrumentType.CALL || type == InstrumentType.PUT;
    }

    private void readTiers(final Instrument instrument, final EngineConfiguration configuration) {
        final int count = words.number("number of tiers", 0, configuration.maxTiers());
        final List<MarginTier> tiers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final BigDecimal floor = words.amount();
            final BigDecimal amount = words.amount();
            tiers.add(new MarginTier(floor, words.fraction(), amount, words.fraction()));
        }
        instrument.tiers(tiers, null);
    }

    private void readClass() {
        final int id = words.number("account class's id", 0, Integer.MAX_VALUE);
        final BigDecimal[] values = new BigDecimal[2 * Level.LIQUIDATION.value()];
        for (int i = 0; i < values.length; i++) {
            values[i] = words.fraction();
        }
        classIds.add(id);
        book.accountClasses.put(id, new AccountClass(
            Map.of(Level.WARNING, values[0], Level.MARGIN_CALL, values[2], Level.LIQUIDATION, values[4]),
            Map.of(Level.WARNING, values[1], Level.MARGIN_CALL, values[3], Level.LIQUIDATION, values[5]), null));
    }

    private Account readAccount(final EngineConfiguration configuration) {
        final long id = words.next();
        final long owner = words.next();
        final long limit = words.next();
        final Account account = new Account(
            id,
            owner,
            words.oneOf("account's class", classIds),
            words.oneOf("account's valuation asset", assets).id(),
            AccountMode.get((short) words.number("account's mode", 0,
                (hasPortfolios ? AccountMode.PORTFOLIO : AccountMode.CROSS).value())),
            limit == NO_LIMIT ? null : BigDecimal.valueOf(limit));
        if (account.isPortfolio() && book.grid(account) == null) {
            throw SnapshotWords.wrong("account " + id + " has no grid and cannot be a portfolio account");
        }
        account.level = Level.get((short) words.number("account's level", 0, Level.BANKRUPT.value()));
        account.unreconciled = words.flag("account's unreconciled");
        final int balances = words.number("number of balances", 0, assets.size());
        for (int i = 0; i < balances; i++) {
            final int assetId = words.oneOf("balance's asset", assets).id();
            if (!book.canOwn(account, assetId)) {
                throw SnapshotWords.wrong("account " + id + " has a balance of asset " + assetId
                    + ", of which it can have none");
            }
            account.balances.put(assetId, new Balance(words.amount(), words.amount()));
        }
        final int positions = words.number("number of positions", 0, configuration.maxPositionsPerAccount());
        for (int i = 0; i < positions; i++) {
            readPosition(account);
        }
        return account;
    }

    private void readPosition(final Account account) {
        final Instrument instrument = words.oneOf("position's instrument", instruments);
        final boolean isPossible = account.isPortfolio()
            ? SnapshotPortfolios.allowsPosition(account, instrument)
            : instrument.mark != null && !instrument.tiers().isEmpty();
        if (!isPossible) {
            throw SnapshotWords.wrong("account " + account.id + " has a position in instrument " + instrument.id
                + ", in which there can be none");
        }
        account.positions.put(
            instrument.id, new Position(instrument, words.amount(), words.amount(), words.amount()));
    }
}
