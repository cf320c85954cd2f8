package io.plimsoll.transport.crash;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** How much a requirement goes up and down with the market: maintenance by notional, of those who have a position. */
final class RateSwings {

    private RateSwings() {
    }

    /** The highest rate by the lowest, 1 or more. */
    static double highestByLowest(final List<BarCounts> counts) {
        double highest = 0;
        double lowest = Double.MAX_VALUE;
        for (final BarCounts bar : counts) {
            if (bar.accounts() > 0) {
                highest = Math.max(highest, bar.maintenanceRate());
                lowest = Math.min(lowest, bar.maintenanceRate());
            }
        }
        return highest == 0 ? 1 : highest / lowest;
    }

    /** By how much the rate rose at most from one bar's end to another's within so many hours, 1 or more. */
    static double largestRise(final List<BarCounts> counts, final List<Bar> bars, final int hours) {
        final long windowNs = TimeUnit.HOURS.toNanos(hours);
        double largest = 1;
        int oldest = 0;
        for (int bar = 0; bar < bars.size() && counts.get(bar).accounts() > 0; bar++) {
            while (bars.get(bar).openTimeNs() - bars.get(oldest).openTimeNs() > windowNs) {
                oldest++;
            }
            for (int before = oldest; before < bar; before++) {
                largest = Math.max(
                    largest, counts.get(bar).maintenanceRate() / counts.get(before).maintenanceRate());
            }
        }
        return largest;
    }
}
