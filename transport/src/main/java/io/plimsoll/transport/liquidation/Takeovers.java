package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.feed.MarketEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fills by which the venue took liquidated positions over: those of the liquidated account in the same second. They
 * are at the price at which nothing is left of the account, that is off the mark by the share that the account's value
 * has in the notional. So they are no market prices, and with the record's figures they tell the venue's mark.
 */
final class Takeovers {
    private final Map<Moment, List<AccountEvent.Fill>> closing = new HashMap<>();
    private final Set<Print> prints = new HashSet<>();

    private record Moment(long accountId, long timeNs) {
    }

    private record Print(long timeNs, String symbol, BigDecimal price) {
    }

    /**
     * Finds them.
     *
     * @param history to look through
     */
    Takeovers(final AccountHistory history) {
        history.liquidations().forEach(event -> closing.put(moment(event), new ArrayList<>()));
        history.fills().filter(fill -> closing.containsKey(moment(fill))).forEach(fill -> {
            closing.get(moment(fill)).add(fill);
            prints.add(print(fill));
        });
    }

    /** Whether a trade price is that of a position taken over. */
    boolean isTakeover(final MarketEvent price) {
        return prints.contains(
            new Print(price.timeNs(), price.stream().symbol(), price.last().stripTrailingZeros()));
    }

    /** Whether by a fill an account takes a liquidated position over: the other side of a fill that closed it. */
    boolean isTaker(final AccountEvent.Fill fill) {
        return prints.contains(print(fill)) && !closing.containsKey(moment(fill));
    }

    /**
     * The venue's marks at a liquidation.
     *
     * @param liquidation recorded
     * @return by coin, of those that were closed, in the order of their fills; none where the record's figures make no
     *         sense
     */
    Map<String, BigDecimal> marks(final AccountEvent.Liquidation liquidation) {
        final Map<String, BigDecimal> marks = new LinkedHashMap<>();
        if (liquidation.notional().signum() <= 0) {
            return marks;
        }
        final BigDecimal share = liquidation.accountValue().divide(liquidation.notional(), MathContext.DECIMAL64);
        for (final AccountEvent.Fill fill : closing.get(moment(liquidation))) {
            final boolean bought = fill.quantity().signum() > 0;
            final BigDecimal factor = bought ? BigDecimal.ONE.add(share) : BigDecimal.ONE.subtract(share);
            if (factor.signum() > 0) {
                marks.put(fill.symbol(), fill.price().divide(factor, MathContext.DECIMAL64));
            }
        }
        return marks;
    }

    /** A price on the nearest tick, one at least. */
    static BigDecimal onTick(final BigDecimal price, final BigDecimal tickSize) {
        return price.divide(tickSize, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE).multiply(tickSize);
    }

    private static Moment moment(final AccountEvent event) {
        return new Moment(event.accountId(), event.timeNs());
    }

    private static Print print(final AccountEvent.Fill fill) {
        return new Print(fill.timeNs(), fill.symbol(), fill.price().stripTrailingZeros());
    }
}
