package io.plimsoll.transport.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.chart.Axis;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where lines and bars are drawn. */
class MarginChartTest {
    private static final long TIME = TimeUnit.DAYS.toNanos(18_779);

    @Test
    void shouldDrawRequirementsAsLinesAndLossesAsBarsToTheSameScale() {
        final String svg = MarginChart.of(new AccountResult("an account", List.of(
            new MarginDay(TIME, 50, 80, 60),
            new MarginDay(TIME + TimeUnit.DAYS.toNanos(1), 40, 100, -20))));
        assertTrue(svg.contains("<polyline class=\"maintenance\" points=\"225.0,113.0 547.0,133.6\"/>"), svg);
        assertTrue(svg.contains("<polyline class=\"initial\" points=\"225.0,51.2 547.0,10.0\"/>"), svg);
        assertTrue(
            svg.contains("<rect class=\"beyond\" x=\"128.4\" y=\"92.4\" width=\"193.2\" height=\"123.6\">"), svg);
        assertTrue(svg.contains("<rect class=\"loss\" x=\"450.4\" y=\"216.0\" width=\"193.2\" height=\"0.0\">"), svg);
        assertTrue(svg.contains("1 Jun: lost 60, maintenance 50, initial 80"), svg);
    }

    @Test
    void shouldEndAnAxisAtARoundNumberThatEverythingFitsBelow() {
        assertEquals(List.of(0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0, 250_000.0), new Axis(222_169, 1).marks());
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), new Axis(100, 1).marks());
        assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), new Axis(0, 1).marks());
        assertEquals(75, new Axis(100, 300).pixels(25));
    }

    @Test
    void shouldSumUpAnAccount() {
        final AccountResult account = new AccountResult("an account", List.of(
            new MarginDay(TIME, 50, 80, 60), new MarginDay(TIME, 40, 100, 40), new MarginDay(TIME, 60, 90, -20)));
        assertEquals(50, account.average(MarginDay::maintenance));
        assertEquals(100, account.largest(MarginDay::initial));
        assertEquals(60, account.largestLoss());
        assertEquals(1, account.daysBeyondMaintenance());
        assertEquals(0, account.daysBeyondInitial());
        assertEquals("120.0%", account.mostUsed());
        assertEquals("no req.", new AccountResult("another", List.of(new MarginDay(TIME, 0, 0, 1))).mostUsed());
    }
}
