package io.plimsoll.transport.chart;

import java.util.ArrayList;
import java.util.List;

/** Round numbers from one end to the other, between which everything fits, along so many pixels. */
public final class Axis {
    private static final int MOST_STEPS = 5;
    private static final double LEAST_END = 10;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private final double step;
    private final long first;
    private final long last;
    private final double pixels;

    /**
     * An axis from 0 on.
     *
     * @param most   that must fit; an axis reaches to ten at least
     * @param pixels of its length
     */
    public Axis(final double most, final double pixels) {
        this(0, Math.max(most, LEAST_END), pixels);
    }

    /**
     * An axis.
     *
     * @param least  that must fit
     * @param most   that must fit, above the least
     * @param pixels of its length
     */
    public Axis(final double least, final double most, final double pixels) {
        this.step = step(most - least);
        this.first = (long) Math.floor(least / step);
        this.last = (long) Math.ceil(most / step);
        this.pixels = pixels;
    }

    /**
     * How far from its beginning a value is.
     *
     * @param value between its ends
     * @return pixels
     */
    public double pixels(final double value) {
        return (value - first * step) / ((last - first) * step) * pixels;
    }

    /**
     * The values of its marks.
     *
     * @return its ends among them, rising
     */
    public List<Double> marks() {
        final List<Double> marks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    private static double step(final double span) {
        final double power = StrictMath.pow(10, Math.floor(StrictMath.log10(span / MOST_STEPS)));
        for (final double round : ROUND) {
            if (round * power * MOST_STEPS >= span) {
                return round * power;
            }
        }
        return ROUND[ROUND.length - 1] * power;
    }
}
