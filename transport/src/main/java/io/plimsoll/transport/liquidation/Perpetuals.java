package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The coins of a history as linear perpetuals that settle in USDC, of one tier. Tick and lot are as fine as the finest
 * price and size recorded, the maximum price is ten times the highest one.
 */
final class Perpetuals {
    /** A minor unit is a millionth of a dollar, as the venue's own. */
    static final int SETTLEMENT_EXPONENT = -6;

    private static final String SETTLEMENT = "USDC";

    private final Map<String, Digits> coins = new LinkedHashMap<>();

    private Perpetuals(final AccountHistory history) {
        history.prices().forEach(event -> digits(event.stream().symbol()).price(event.last()));
        history.fills().forEach(fill -> {
            digits(fill.symbol()).price(fill.price());
            digits(fill.symbol()).size(fill.quantity());
        });
    }

    /**
     * Defines them.
     *
     * @param history whose coins they are
     * @param rate    of maintenance, a fraction of the notional; twice that is the initial requirement
     * @return asset and instruments, without marks or accounts
     */
    static Scenario of(final AccountHistory history, final BigDecimal rate) {
        final Scenario.Asset money = new Scenario.Asset(SETTLEMENT, SETTLEMENT_EXPONENT, null, null, List.of());
        final List<Scenario.Tier> tiers =
            List.of(new Scenario.Tier(BigDecimal.ZERO, rate, null, rate.multiply(BigDecimal.valueOf(2))));
        final List<Scenario.Instrument> instruments = new Perpetuals(history).coins.entrySet().stream()
            .map(coin -> coin.getValue().instrument(coin.getKey(), tiers)).toList();
        return new Scenario(List.of(money), instruments, List.of(), Map.of());
    }

    private Digits digits(final String coin) {
        return coins.computeIfAbsent(coin, name -> new Digits());
    }

    /** What was seen of a coin. */
    private static final class Digits {
        private int ofPrice;
        private int ofSize;
        private BigDecimal highest = BigDecimal.ONE;

        void price(final BigDecimal price) {
            ofPrice = Math.max(ofPrice, price.stripTrailingZeros().scale());
            highest = highest.max(price);
        }

        void size(final BigDecimal size) {
            ofSize = Math.max(ofSize, size.stripTrailingZeros().scale());
        }

        Scenario.Instrument instrument(final String coin, final List<Scenario.Tier> tiers) {
            return new Scenario.Instrument(
                coin, InstrumentType.PERPETUAL, SETTLEMENT, null, BigDecimal.ONE.movePointLeft(ofPrice),
                BigDecimal.ONE.movePointLeft(ofSize), BigDecimal.ONE, false, null, highest.multiply(BigDecimal.TEN),
                null, tiers);
        }
    }
}
