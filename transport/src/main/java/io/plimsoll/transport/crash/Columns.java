package io.plimsoll.transport.crash;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Bars put together to so few columns that a picture can show each. */
final class Columns {
    private static final int MOST = 480;

    private final int bars;
    private final int count;

    Columns(final int bars) {
        this.bars = bars;
        count = Math.min(bars, MOST);
    }

    int count() {
        return count;
    }

    /** The first bar of a column. */
    int firstBar(final int column) {
        return Math.toIntExact(((long) column * bars + count - 1) / count);
    }

    /** The largest figure of each column's bars. */
    double[] largest(final IntToDoubleFunction figure) {
        final double[] values = new double[count];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (int bar = 0; bar < bars; bar++) {
            final int column = column(bar);
            values[column] = Math.max(values[column], figure.applyAsDouble(bar));
        }
        return values;
    }

    /** The least figure of each column's bars. */
    double[] least(final IntToDoubleFunction figure) {
        return Arrays.stream(largest(bar -> -figure.applyAsDouble(bar))).map(value -> -value).toArray();
    }

    /** The sum of each column's bars. */
    double[] sum(final IntToDoubleFunction figure) {
        final double[] values = new double[count];
        for (int bar = 0; bar < bars; bar++) {
            values[column(bar)] += figure.applyAsDouble(bar);
        }
        return values;
    }

    /** The figure of each column's last bar. */
    double[] last(final IntToDoubleFunction figure) {
        final double[] values = new double[count];
        for (int bar = 0; bar < bars; bar++) {
            values[column(bar)] = figure.applyAsDouble(bar);
        }
        return values;
    }

    private int column(final int bar) {
        return Math.toIntExact((long) bar * count / bars);
    }
}
