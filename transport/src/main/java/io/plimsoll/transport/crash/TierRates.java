package io.plimsoll.transport.crash;

import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What tiers require of a position, to the minor unit, as the rules say it. For totals over all accounts. */
final class TierRates {
    /** A fraction of 1. */
    static final long ONE = 1_000_000_000L;

    private final long[] floors;
    private final long[] maintenanceRates;
    private final long[] initialRates;
    private final long[] amounts;

    /**
     * Rates by notional.
     *
     * @param tiers floors rising from 0, rates above 0 and not above 1
     */
    TierRates(final List<Scenario.Tier> tiers) {
        floors = new long[tiers.size()];
        maintenanceRates = new long[tiers.size()];
        initialRates = new long[tiers.size()];
        amounts = new long[tiers.size()];
        for (int i = 0; i < floors.length; i++) {
            final Scenario.Tier tier = tiers.get(i);
            floors[i] = tier.floor().multiply(BigDecimal.valueOf(Perpetual.MINOR_UNITS)).longValueExact();
            maintenanceRates[i] = wire(tier.maintenanceRate());
            initialRates[i] = wire(tier.initialRate());
            amounts[i] = i == 0 ? 0 : amount(i);
        }
    }

    /** Maintenance of a notional at a scale x 10^9. */
    long maintenance(final long notional, final long scale) {
        final int tier = tier(notional);
        return times(times(notional, maintenanceRates[tier]) - amounts[tier], scale);
    }

    /** Initial requirement of a notional at a scale x 10^9. */
    long initial(final long notional, final long scale) {
        return times(times(notional, initialRates[tier(notional)]), scale);
    }

    /**
     * A share of a number.
     *
     * @param number   0 or more
     * @param fraction x 10^9, 0 to 100 x 10^9
     * @return rounded up
     */
    static long times(final long number, final long fraction) {
        final long whole = number / ONE;
        final long rest = number % ONE;
        final long product = rest * (fraction % ONE);
        return Math.multiplyExact(whole, fraction) + rest * (fraction / ONE)
            + product / ONE + (product % ONE == 0 ? 0 : 1);
    }

    private int tier(final long notional) {
        int tier = floors.length - 1;
        while (notional < floors[tier]) {
            tier--;
        }
        return tier;
    }

    /** What keeps maintenance continuous at a tier's floor, rounded down. */
    private long amount(final int tier) {
        return BigDecimal.valueOf(floors[tier])
            .multiply(BigDecimal.valueOf(maintenanceRates[tier] - maintenanceRates[tier - 1]))
            .divide(BigDecimal.valueOf(ONE)).setScale(0, RoundingMode.FLOOR).longValueExact() + amounts[tier - 1];
    }

    private static long wire(final BigDecimal fraction) {
        return fraction.multiply(BigDecimal.valueOf(ONE)).longValueExact();
    }
}
