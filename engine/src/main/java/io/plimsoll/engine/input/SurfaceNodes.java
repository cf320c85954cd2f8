package io.plimsoll.engine.input;

import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.option.Black76;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;

/** Nodes of a volatility surface at one expiry: volatilities by strike. Reused. */
final class SurfaceNodes {
    private static final double SCALE = 1e9;
    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;

    /** Prices of options are quoted in steps: what is odd by less than this share of the forward is no arbitrage. */
    private static final double TOLERANCE = 1_000;

    private static final int MOST = Envelope.LONGEST / VolatilitySurfaceDecoder.NodesDecoder.sbeBlockLength();

    private final long[] strike = new long[MOST];
    private final long[] volatility = new long[MOST];
    private final double[] call = new double[MOST];
    private final Wide wide = new Wide();
    private int size;

    /** Reads all nodes; false if there are none or their strikes do not rise from above 0. */
    boolean read(final VolatilitySurfaceDecoder.NodesDecoder group) {
        size = 0;
        long last = 0;
        while (group.hasNext()) {
            group.next();
            if (group.strike() <= last) {
                return false;
            }
            last = group.strike();
            strike[size] = last;
            volatility[size++] = group.volatility();
        }
        return size > 0;
    }

    int size() {
        return size;
    }

    long volatility(final int node) {
        return volatility[node];
    }

    /** Whether calls at the nodes' strikes rise with the strike or are not convex in it (rules, section 10.1). */
    boolean hasArbitrage(final double forwardTicks, final long tickMantissa, final long secondsLeft) {
        final double squareRootOfYears = Math.sqrt(secondsLeft / SECONDS_OF_A_YEAR);
        final double tolerance = forwardTicks / TOLERANCE;
        for (int i = 0; i < size; i++) {
            call[i] = Black76.value(
                true, forwardTicks, strike[i] / (double) tickMantissa, volatility[i] / SCALE * squareRootOfYears);
            if (i > 0 && call[i] > call[i - 1] + tolerance) {
                return true;
            }
            if (i > 1 && call[i - 1] > straight(i) + tolerance) {
                return true;
            }
        }
        return false;
    }

    /** On the line between the neighbours of the node before this one. */
    private double straight(final int node) {
        final double share =
            (double) (strike[node - 1] - strike[node - 2]) / (double) (strike[node] - strike[node - 2]);
        return call[node - 2] + (call[node] - call[node - 2]) * share;
    }

    /** Linear between nodes, rounded down; flat beyond them. */
    long volatilityAt(final long itsStrike) {
        if (itsStrike <= strike[0]) {
            return volatility[0];
        }
        int above = 1;
        while (above < size && strike[above] < itsStrike) {
            above++;
        }
        if (above == size) {
            return volatility[size - 1];
        }
        return between(above, itsStrike);
    }

    private long between(final int above, final long itsStrike) {
        final long width = strike[above] - strike[above - 1];
        final long rise = volatility[above] - volatility[above - 1];
        final long along = itsStrike - strike[above - 1];
        wide.product(Math.abs(rise), along);
        return volatility[above - 1]
            + (rise < 0 ? -wide.dividedUp(width).value() : wide.dividedDown(width).value());
    }
}
