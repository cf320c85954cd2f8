package io.plimsoll.transport.crash;

import static io.plimsoll.transport.crash.MadeUp.MINUTE_NS;
import static io.plimsoll.transport.crash.MadeUp.ONE_PERCENT;
import static io.plimsoll.transport.crash.MadeUp.START_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.audit.Audit;
import io.plimsoll.journal.audit.AuditOptions;
import io.plimsoll.journal.audit.AuditResult;
import io.plimsoll.transport.scenario.ScenarioException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crash through services. */
@Timeout(120)
class ServiceVenueTest {
    private static final long ONE = 1_000_000_000L;
    private static final int ACCOUNTS = 1_000;

    @TempDir
    private Path directory;

    /** To the last call; bars begin on the minute, when reviews are due. */
    @Test
    void shouldComeToTheSameAsAnEngineWithoutAService() {
        final BarSeries series = fallingBars();
        final CrashTerms terms = terms(ONE / 20);
        final CrashResult expected = CrashReplay.replay(series, terms);
        assertTrue(expected.scaledRates().sum(BarCounts::callsByScale) > 0, "calls by a change of scale");
        assertTrue(expected.scaledRates().sum(BarCounts::bankruptcies) > 0, "bankruptcies");
        assertEquals(expected, CrashReplay.replay(series, terms, this::open));
        for (final String name : CrashReplay.JOURNALS) {
            final AuditResult audit = new Audit(directory.resolve(name), AuditOptions.DEFAULT, inputs -> { }).run();
            assertEquals(List.of(), audit.firstDifferences());
            assertTrue(audit.calls() > 100, audit::toString);
        }
    }

    @Test
    void shouldSayWhyTermsAreRefusedAndLeaveNothingRunning() {
        final String words = assertThrows(ScenarioException.class,
            () -> CrashReplay.replay(fallingBars(), terms(3), this::open)).getMessage();
        assertTrue(words.startsWith("how rates follow volatility is refused (INVALID_DEFINITION): "), words);
        assertTrue(Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("plimsoll-")), "threads of the service are left");
    }

    private CrashVenue open(
        final String name,
        final int accounts,
        final Perpetual perpetual,
        final long startNs,
        final CrashListener listener) {
        return ServiceVenue.start(directory.resolve(name), accounts, perpetual, startNs, listener, timeNs -> { });
    }

    private static CrashTerms terms(final long step) {
        return new CrashTerms(ONE_PERCENT, new VolatilityTerms(60, 5, ONE, 0, 0, 0),
            new ScaleTerms(5 * ONE, step, ONE / 2, 10 * ONE, ONE / 10, 0, 0, 20 * ONE, ONE, ONE), ACCOUNTS, 1, 20);
    }

    /** Twelve quiet minutes, ten of them before accounts are opened, then a fall. */
    private static BarSeries fallingBars() {
        final Random random = new Random(3);
        final List<Bar> bars = new ArrayList<>();
        double price = 100;
        for (int minute = 0; minute < 40; minute++) {
            final double change = 0.016 - 0.04 * random.nextDouble();
            final double close = price * (1 + (minute < 12 ? change / 20 : change));
            bars.add(new Bar(START_NS + minute * MINUTE_NS, price(price),
                price(Math.max(price, close) * 1.002), price(Math.min(price, close) * 0.998), price(close)));
            price = close;
        }
        return new BarSeries("made up", "X", MINUTE_NS, bars.subList(0, 10), bars.subList(10, 40));
    }

    private static BigDecimal price(final double value) {
        return BigDecimal.valueOf(Math.round(value * 1_000), 3);
    }
}
