package io.plimsoll.transport.crash;

import io.plimsoll.transport.chart.Axis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** One chart of a page, in SVG: lines, bars and areas by column over the same time, to one scale. */
final class Panel {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 200;
    private static final double LEFT = 84;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;

    private final StringBuilder svg = new StringBuilder();
    private final Axis axis;
    private final double slot;

    /**
     * A chart.
     *
     * @param name    for those who cannot see it
     * @param startNs of the first column
     * @param endNs   of the last
     * @param columns how many
     * @param shown   all values that must fit
     */
    Panel(final String name, final long startNs, final long endNs, final int columns, final List<double[]> shown) {
        final double least = shown.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
        final double most = shown.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        axis = new Axis(least, most > least ? most : least + 1, HEIGHT - TOP - BOTTOM);
        slot = (WIDTH - LEFT - RIGHT) / columns;
        add("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n", WIDTH, HEIGHT, name);
        axis.marks().forEach(this::mark);
        for (final long timeNs : TimeMarks.between(startNs, endNs)) {
            final double x = LEFT + (double) (timeNs - startNs) / (endNs - startNs) * (WIDTH - LEFT - RIGHT);
            add("<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\"/>%n",
                x, TOP, HEIGHT - BOTTOM);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, HEIGHT - 6,
                x > WIDTH - LEFT / 2 ? "end" : "middle", TimeMarks.text(timeNs));
        }
    }

    /** A line through the middle of columns. */
    Panel line(final String style, final double[] values) {
        add("<polyline class=\"%s\" points=\"", style);
        for (int column = 0; column < values.length; column++) {
            add("%s%.1f,%.1f", column == 0 ? "" : " ", LEFT + (column + 0.5) * slot, y(values[column]));
        }
        add("\"/>%n");
        return this;
    }

    /** A level all the way. */
    Panel level(final String style, final double value) {
        add("<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%4$.1f\" y2=\"%4$.1f\"/>%n",
            style, LEFT, WIDTH - RIGHT, y(value));
        return this;
    }

    /** What is between two values, where they differ. */
    Panel between(final String style, final double[] from, final double[] to, final IntFunction<String> title) {
        for (int column = 0; column < from.length; column++) {
            if (from[column] != to[column]) {
                final double top = y(Math.max(from[column], to[column]));
                add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\">"
                        + "<title>%s</title></rect>%n",
                    style, LEFT + column * slot, top, slot, y(Math.min(from[column], to[column])) - top,
                    title.apply(column));
            }
        }
        return this;
    }

    /** The chart as an element of a page. */
    String draw() {
        return svg + "</svg>\n";
    }

    private void mark(final double value) {
        add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>%n",
            LEFT, WIDTH - RIGHT, y(value));
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y(value) + 4, number(value));
    }

    private double y(final double value) {
        return HEIGHT - BOTTOM - axis.pixels(value);
    }

    /** Without a sign: what is drawn downwards is no less for that. */
    private static String number(final double value) {
        final BigDecimal rounded = BigDecimal.valueOf(Math.abs(value)).round(new MathContext(6));
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.stripTrailingZeros().scale()) + "f", rounded);
    }

    private void add(final String format, final Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
