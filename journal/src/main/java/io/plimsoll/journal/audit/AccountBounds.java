package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.InstrumentBounds.BILLION;
import static io.plimsoll.journal.audit.InstrumentBounds.BOUND;
import static io.plimsoll.journal.audit.InstrumentBounds.PRODUCT_BOUND;

import java.math.BigDecimal;

/** Rule 7, Account bound: sums that keep every integer of an account in range at every price. */
final class AccountBounds {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** In place of two where there are extra haircuts (rule 11.1, Bounds). */
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    /** Of collateral in a portfolio account (rule 10.2). */
    private static final BigDecimal COLLATERAL_RATE = BigDecimal.valueOf(8);

    private AccountBounds() {
    }

    /** Whether an account's sums fit at every price within bounds. */
    static boolean hold(final Book book, final Account account) {
        final BigDecimal reserve = book.hasSettings ? FOUR : TWO;
        Quotient worth = Quotient.ZERO;
        for (final int assetId : account.assetIds()) {
            final Quotient most = most(account, assetId);
            if (most.compareTo(BOUND) > 0) {
                return false;
            }
            if (book.isReference(assetId) || book.assets.get(assetId).priceInstrumentId() != null) {
                final BigDecimal factor = largestNumerator(book, assetId, account.valuationAssetId);
                if (most.times(reserve).times(BILLION).times(factor).compareTo(PRODUCT_BOUND) > 0) {
                    return false;
                }
                worth = worth.plus(most.times(largestConversion(book, assetId, account.valuationAssetId)));
            }
        }
        return worth.times(reserve).compareTo(BOUND) <= 0;
    }

    /** Whether nobody has more lots of an instrument, or larger sums with them, than there is room for. */
    static boolean holdForHoldersOf(final Book book, final Instrument instrument) {
        final BigDecimal lots = instrument.bounds().lots();
        return book.accounts.values().stream()
            .filter(account -> account.hasPosition(instrument.id))
            .allMatch(account -> account.lots(instrument.id).abs().compareTo(lots) <= 0 && hold(book, account));
    }

    /** T_A: the most an account's net amount of an asset can ever be, either way. */
    private static Quotient most(final Account account, final int assetId) {
        final boolean isShocked = account.isPortfolio() && assetId != account.valuationAssetId;
        Quotient most = Quotient.of(
            account.balance(assetId).amount().abs().multiply(isShocked ? COLLATERAL_RATE : BigDecimal.ONE));
        for (final Position position : account.positions.values()) {
            if (position.instrument().settlementAssetId == assetId) {
                final InstrumentBounds bounds = position.instrument().bounds();
                final Quotient perLot = account.isPortfolio() ? bounds.mostPerPortfolioLot() : bounds.mostPerLot();
                most = most.plus(perLot.times(position.lots().abs()))
                    .plus(position.entryCost().abs());
            }
        }
        return most;
    }

    /** C_A: the largest conversion within bounds, at the highest price of one and at one tick of the other. */
    static Quotient largestConversion(final Book book, final int fromAssetId, final int toAssetId) {
        return fromAssetId == toAssetId
            ? Quotient.ONE
            : Quotient.of(
                book.worth(fromAssetId, highestPrice(book, fromAssetId)), book.worth(toAssetId, BigDecimal.ONE));
    }

    /** The largest numerator of a conversion, each asset's worth per tick in lowest terms. */
    private static BigDecimal largestNumerator(final Book book, final int fromAssetId, final int toAssetId) {
        return fromAssetId == toAssetId
            ? BigDecimal.ONE
            : highestPrice(book, fromAssetId)
                .multiply(worthPerTick(book, fromAssetId).dividend())
                .multiply(worthPerTick(book, toAssetId).divisor());
    }

    /** In minor units of R. */
    private static Quotient worthPerTick(final Book book, final int assetId) {
        return Quotient.of(book.worth(assetId, BigDecimal.ONE), book.worth(book.referenceAssetId, BigDecimal.ONE))
            .reduced();
    }

    private static BigDecimal highestPrice(final Book book, final int assetId) {
        return book.isReference(assetId)
            ? BigDecimal.ONE
            : book.instruments.get(book.assets.get(assetId).priceInstrumentId()).maximumPrice;
    }
}
