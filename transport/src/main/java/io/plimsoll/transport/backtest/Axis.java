package io.plimsoll.transport.backtest;

import java.util.ArrayList;
import java.util.List;

/** Round numbers from 0 up to what must fit, along so many pixels. */
final class Axis {
    private static final int MOST_STEPS = 5;
    private static final double LEAST_END = 10;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private final double step;
    private final double end;
    private final double pixels;

    /**
     * An axis.
     *
     * @param most   that must fit; an axis reaches to ten at least
     * @param pixels of its length
     */
    Axis(final double most, final double pixels) {
        this.step = step(Math.max(most, LEAST_END));
        this.end = Math.ceil(Math.max(most, LEAST_END) / step) * step;
        this.pixels = pixels;
    }

    /** How far from 0 a value is. */
    double pixels(final double value) {
        return value / end * pixels;
    }

    /** The values of its marks, 0 and the end among them. */
    List<Double> marks() {
        final List<Double> marks = new ArrayList<>();
        for (int i = 0; i <= Math.round(end / step); i++) {
            marks.add(i * step);
        }
        return marks;
    }

    private static double step(final double most) {
        final double power = StrictMath.pow(10, Math.floor(StrictMath.log10(most / MOST_STEPS)));
        for (final double round : ROUND) {
            if (round * power * MOST_STEPS >= most) {
                return round * power;
            }
        }
        return ROUND[ROUND.length - 1] * power;
    }
}
