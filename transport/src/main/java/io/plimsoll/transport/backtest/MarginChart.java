package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chart.Axis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One account's requirement, a line, and what it lost until the next day, a bar, in SVG. */
final class MarginChart {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 240;
    private static final double LEFT = 64;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 24;
    private static final double BAR_SHARE = 0.6;
    private static final int DAYS_BETWEEN_LABELS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

    private final StringBuilder svg = new StringBuilder();
    private final AccountResult account;
    private final List<MarginDay> days;
    private final Axis money;
    private final double slot;

    private MarginChart(final AccountResult account) {
        this.account = account;
        days = account.days();
        final double most = Math.max(account.largest(MarginDay::initial), account.largestLoss());
        money = new Axis(Math.max(most, account.largest(MarginDay::maintenance)), HEIGHT - TOP - BOTTOM);
        slot = (WIDTH - LEFT - RIGHT) / days.size();
    }

    /** The chart as an element of a page. */
    static String of(final AccountResult account) {
        return new MarginChart(account).draw();
    }

    private String draw() {
        add("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n", WIDTH, HEIGHT, account.name());
        money.marks().forEach(this::mark);
        for (int day = 0; day < days.size(); day++) {
            bar(day);
            if (day % DAYS_BETWEEN_LABELS == 0) {
                label(day);
            }
        }
        line("initial", MarginDay::initial);
        line("maintenance", MarginDay::maintenance);
        add("</svg>%n");
        return svg.toString();
    }

    private void mark(final double value) {
        add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>%n",
            LEFT, WIDTH - RIGHT, y(value));
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>%n", LEFT - 6, y(value) + 4, value);
    }

    private void label(final int day) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
            middle(day), HEIGHT - 6, date(days.get(day)));
    }

    private void bar(final int index) {
        final MarginDay day = days.get(index);
        final double height = money.pixels(Math.max(0, day.loss()));
        add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                + "<title>%s: lost %,.0f, maintenance %,.0f, initial %,.0f</title></rect>%n",
            day.isBeyondMaintenance() ? "beyond" : "loss", middle(index) - slot * BAR_SHARE / 2, y(0) - height,
            slot * BAR_SHARE, height, date(day), day.loss(), day.maintenance(), day.initial());
    }

    private void line(final String name, final ToDoubleFunction<MarginDay> figure) {
        add("<polyline class=\"%s\" points=\"", name);
        for (int day = 0; day < days.size(); day++) {
            add("%s%.1f,%.1f", day == 0 ? "" : " ", middle(day), y(figure.applyAsDouble(days.get(day))));
        }
        add("\"/>%n");
    }

    private double middle(final int day) {
        return LEFT + (day + 0.5) * slot;
    }

    private double y(final double value) {
        return HEIGHT - BOTTOM - money.pixels(value);
    }

    private static String date(final MarginDay day) {
        return DAY.format(Instant.ofEpochSecond(0, day.timeNs()).atOffset(ZoneOffset.UTC));
    }

    private void add(final String format, final Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
