package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the margin engine wrote of rule 10: expiries, what instruments move with and which are options, grids, and
 * the grids of account classes.
 */
final class SnapshotPortfolios {
    private static final int NONE = SnapshotBook.NONE;
    /** No two times of 64 bits, in nanoseconds, are further apart. */
    private static final long MOST_SECONDS = 1L << 35;

    private final SnapshotWords words;
    private final Book book;
    private final List<WrittenExpiry> expiries = new ArrayList<>();

    /** An expiry with its underlying. */
    private record WrittenExpiry(Instrument underlying, Expiry expiry) {
    }

    SnapshotPortfolios(final SnapshotWords words, final Book book) {
        this.words = words;
        this.book = book;
    }

    /** Completes instruments and account classes, given in order of definition, written after a message's stamp. */
    void read(final List<Instrument> instruments, final List<Integer> classIds, final long stampNs) {
        final int expiryCount = words.number("number of expiries", 0, instruments.size());
        for (int i = 0; i < expiryCount; i++) {
            readExpiry(words.oneOf("expiry's underlying", instruments), stampNs);
        }
        for (final Instrument instrument : instruments) {
            readUnderlying(instrument, words.oneOf("instrument's underlying", instruments));
        }
        requireUnderlyings(instruments);
        final List<Integer> gridIds = new SnapshotGrids(words, instruments).read(book);
        for (final int classId : classIds) {
            final int grid = words.number("account class's grid", NONE, gridIds.size() - 1L);
            final int shadow =
                words.number("account class's shadow grid", NONE, grid == NONE ? NONE : gridIds.size() - 1L);
            if (grid != NONE) {
                book.gridIds.put(classId, gridIds.get(grid));
            }
            if (shadow != NONE) {
                book.shadowGridIds.put(classId, gridIds.get(shadow));
            }
        }
    }

    /** Rule 10.2: whether a portfolio account can have come by a position. */
    static boolean allowsPosition(final Account account, final Instrument instrument) {
        return !instrument.isSpot()
            && (!instrument.inverse || instrument.hasUnderlying())
            && instrument.settlementAssetId == account.valuationAssetId
            && instrument.underlying().mark != null
            && (instrument.isOption() ? instrument.option.volatility : instrument.mark) != null;
    }

    private void readExpiry(final Instrument underlying, final long stampNs) {
        final long timeNs = words.next();
        final double ratio = Double.longBitsToDouble(words.next());
        final long rate =
            words.longNumber("expiry's rate", -OptionPrices.HIGHEST_RATE, OptionPrices.HIGHEST_RATE);
        final Expiry expiry = Expiry.restored(timeNs, stampNs, words.longNumber("seconds left", 0, MOST_SECONDS));
        if (!(ratio >= 1.0 / OptionPrices.MOST_TIMES_THE_MARK && ratio <= OptionPrices.MOST_TIMES_THE_MARK)) {
            throw SnapshotWords.wrong("an expiry's forward is " + ratio + " times the mark");
        }
        if (book.expiry(underlying.id, timeNs) != null) {
            throw SnapshotWords.wrong("instrument " + underlying.id + " has the expiry " + timeNs + " twice");
        }
        expiry.ratio = ratio;
        expiry.rate = rate;
        expiry.doubt = words.number("forward's doubt", 0, Prices.HIGHEST_DOUBT);
        expiries.add(new WrittenExpiry(underlying, expiry));
        book.put(underlying.id, expiry);
    }

    private void readUnderlying(final Instrument instrument, final Instrument underlying) {
        final Quotient unit = new Quotient(
            BigDecimal.valueOf(words.longNumber("underlying unit", 1, Long.MAX_VALUE)),
            BigDecimal.valueOf(words.longNumber("underlying unit", 1, Long.MAX_VALUE)));
        final int expiry = words.number("option's expiry", NONE, expiries.size() - 1L);
        final boolean isOption = expiry != NONE;
        final long highestStrike = isOption ? underlying.maximumPrice.longValueExact() : 0;
        final long strike = words.longNumber("option's strike", isOption ? 1 : 0, highestStrike);
        final long volatility =
            words.longNumber("option's volatility", 0, isOption ? OptionPrices.HIGHEST_VOLATILITY : 0);
        final int volatilityDoubt =
            words.number("volatility's doubt", 0, volatility == 0 ? 0 : Prices.HIGHEST_DOUBT);
        readMarkDoubt(instrument);
        if (isOption != SnapshotBook.isOption(instrument.type)
            || isOption && expiries.get(expiry).underlying() != underlying) {
            throw SnapshotWords.wrong("the expiry of instrument " + instrument.id + " is not one it can have");
        }
        if (isOption) {
            instrument.option(new Option(
                underlying, instrument.type == InstrumentType.CALL,
                instrument.settlementAssetId != underlying.settlementAssetId,
                strike * underlying.tickMantissa, expiries.get(expiry).expiry()));
            if (volatility != 0) {
                instrument.option.volatility(volatility, volatilityDoubt);
            }
        } else if (underlying != instrument) {
            instrument.underlying(underlying);
        }
        if (!unit.equals(instrument.underlyingUnit().reduced())) {
            throw SnapshotWords.wrong("the underlying unit of instrument " + instrument.id + " does not follow");
        }
    }

    /** Only a tick's can be doubted. */
    private void readMarkDoubt(final Instrument instrument) {
        final int doubt =
            words.number("mark's doubt", 0, instrument.hasMarkFromTick() ? Prices.HIGHEST_DOUBT : 0);
        if (instrument.mark != null) {
            instrument.mark = instrument.mark.doubted(doubt);
        }
    }

    /** Underlyings have none themselves, and no option prices an asset. */
    private void requireUnderlyings(final List<Instrument> instruments) {
        for (final Instrument instrument : instruments) {
            if (instrument.hasUnderlying() && instrument.underlying().hasUnderlying()) {
                throw SnapshotWords.wrong("the underlying of instrument " + instrument.id + " has one itself");
            }
        }
        for (final Asset asset : book.assets.values()) {
            if (asset.priceInstrumentId() != null && book.instruments.get(asset.priceInstrumentId()).isOption()) {
                throw SnapshotWords.wrong("an option prices asset " + asset.id());
            }
        }
    }
}
