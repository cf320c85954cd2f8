package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rule 11.8, Available, for one asset: what of it could still be used for new risk, in its minor units.
 *
 * @param profit   Y: unrealised profit less initial requirements of positions settled in the asset, of a portfolio
 *                 account unrealised profit
 * @param free     Z: the balance with what of the profit counts
 * @param weighted floor(w(Z)), of a debt -ceil(-w(Z)): what counts by the haircut tiers alone
 * @param weight   i: what of that counts, a plain fraction; of a debt 1 and what is added to it
 * @param amount   what counts
 */
public record AvailableBreakdown(
    BigDecimal profit, BigDecimal free, BigDecimal weighted, BigDecimal weight, BigDecimal amount) {

    static AvailableBreakdown of(
        final Book book, final Account account, final int assetId, final BigDecimal profit) {
        final CollateralTerms terms = book.collaterals.getOrDefault(assetId, CollateralTerms.NONE);
        final BigDecimal balance = account.balance(assetId).amount();
        final BigDecimal counted = profit.signum() > 0 ? floor(profit, terms.profitWeight()) : profit;
        final BigDecimal free = balance.add(counted);
        if (book.isInFull(account, assetId)) {
            return new AvailableBreakdown(profit, free, free, BigDecimal.ONE, free);
        }
        final BigDecimal weighted = book.assets.get(assetId).weighted(Quotient.of(free)).floor();
        final BigInteger extra = ExtraHaircut.valueFor(book, account, assetId).value();
        final BigInteger weight = free.signum() < 0
            ? Whole.BILLION.add(extra).add(terms.initialHaircut())
            : weight(book, assetId, terms, extra, balance);
        return new AvailableBreakdown(profit, free, weighted, new BigDecimal(weight, 9), floor(weighted, weight));
    }

    /** i, x 10^9, of what is not a debt. */
    private static BigInteger weight(
        final Book book,
        final int assetId,
        final CollateralTerms terms,
        final BigInteger extra,
        final BigDecimal balance) {
        if (book.isMarkStale(assetId)) {
            return BigInteger.ZERO;
        }
        BigInteger weight =
            Whole.BILLION.subtract(extra).subtract(terms.initialHaircut()).max(BigInteger.ZERO);
        if (terms.rootRate().signum() > 0) {
            final BigInteger root =
                balance.max(BigDecimal.ZERO).toBigIntegerExact().multiply(Whole.BILLION.pow(2)).sqrt();
            final BigInteger more = Whole.floor(terms.rootRate().multiply(root), Whole.TRILLION);
            weight = weight.min(
                Whole.floor(terms.rootNumerator().multiply(Whole.BILLION), Whole.BILLION.add(more)));
        }
        if (terms.depositLimit().signum() > 0 && book.hasPrice(assetId)) {
            final BigInteger worth = book.conversion(assetId, book.referenceAssetId)
                .of(book.deposits.getOrDefault(assetId, BigDecimal.ZERO)).floor().toBigIntegerExact();
            if (worth.compareTo(terms.depositLimit()) > 0) {
                weight = Whole.floor(weight.multiply(terms.depositLimit()), worth);
            }
        }
        return weight;
    }

    private static BigDecimal floor(final BigDecimal amount, final BigInteger billionths) {
        return Quotient.of(amount.multiply(new BigDecimal(billionths, 9))).floor();
    }
}
