package io.plimsoll.engine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random marks, silences, reviews, definitions and forecasts, to the table and to a naive one; and to one that, time
 * and again, is replaced by a new one which reads what it wrote.
 */
class VolatilityPropertyTest {
    private static final int STREAMS = 300;
    private static final int MESSAGES = 400;
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int VARIANCE = 8;
    private static final long MOST = 25_000_000_000L;

    private final InstrumentTable instruments = new InstrumentTable(1, 1, 0);
    private Dice dice;
    private NaiveVolatility naive;
    private VolatilityTable table;
    private VolatilityTable loaded;
    private VolatilityParameters parameters;
    private long timeNs;
    private long price;
    private long largestPrice;
    private final Set<BigInteger> volatilities = new HashSet<>();
    private final Set<BigInteger> forecasts = new HashSet<>();

    @Test
    void shouldBeWhatANaiveOneSays() {
        instruments.add(
            new Instrument(1, InstrumentType.SPOT, false, 0, 0, 1, 0, 1, 1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 0),
            InstrumentState.TRADING);
        for (long seed = 1; seed <= STREAMS; seed++) {
            dice = new Dice(seed);
            begin();
            for (int message = 1; message <= MESSAGES; message++) {
                send();
                assertSame("seed " + seed + ", message " + message);
            }
        }
        assertTrue(volatilities.size() > STREAMS * 20, "only so many estimates: " + volatilities.size());
        assertTrue(forecasts.size() > STREAMS * 3, "only so many forecasts that count: " + forecasts.size());
    }

    private void begin() {
        naive = new NaiveVolatility();
        table = new VolatilityTable(instruments, 1);
        loaded = new VolatilityTable(instruments, 1);
        timeNs = dice.chance(5) ? dice.of(Long.MIN_VALUE, -DAY) : dice.between(0, 20_000 * DAY);
        largestPrice = Long.MAX_VALUE >> dice.between(0, 62);
        price = dice.between(1, largestPrice);
        define();
    }

    private void send() {
        if (dice.chance(60)) {
            pass(dice.of(0, 1, SECOND, 10 * SECOND, 60 * SECOND, 600 * SECOND));
        } else if (dice.chance(2)) {
            pass(dice.of(DAY, 400 * DAY, dice.between(0, 9_000 * DAY), Long.MAX_VALUE - Math.max(0, timeNs) - 1));
        } else {
            pass(dice.between(0, 200 * SECOND));
        }
        if (dice.chance(60)) {
            move();
            naive.mark(timeNs, price);
            table.sampled(0, timeNs, price);
            loaded.sampled(0, timeNs, price);
        } else if (dice.chance(70)) {
            naive.review(timeNs);
            table.review(0, timeNs);
            loaded.review(0, timeNs);
        } else if (dice.chance(40)) {
            load();
        } else if (dice.chance(20)) {
            define();
        } else {
            forecast();
        }
    }

    private void pass(final long nanoseconds) {
        timeNs = timeNs > Long.MAX_VALUE - nanoseconds ? Long.MAX_VALUE : timeNs + nanoseconds;
    }

    private void move() {
        if (dice.chance(98)) {
            final long share = dice.of(100_000, 10_000, 1_000, 1_000, 100, dice.chance(10) ? 2 : 200);
            final long far = Math.max(1, price / share);
            final long below = Math.max(1, price - far);
            price = dice.between(below, price > largestPrice - far ? largestPrice : price + far);
        } else {
            price = dice.of(1, largestPrice, dice.between(1, largestPrice));
        }
    }

    private void define() {
        parameters = new VolatilityParameters(
            parameters != null && dice.chance(60)
                ? parameters.sampleSeconds() : (int) dice.of(1, 7, 60, 300, 86_400),
            (int) dice.of(1, 2, 3, 30, 100),
            (int) dice.of(0, 1, 120, Integer.MAX_VALUE),
            volatility(1),
            volatility(0),
            volatility(0),
            dice.of(0, 1_000_000_000L, dice.between(0, 1_000_000_000L)));
        naive.define(parameters);
        table.define(0, parameters);
        loaded.define(0, parameters);
    }

    private long volatility(final long least) {
        return dice.chance(20)
            ? dice.of(least, MOST, dice.between(least, MOST))
            : dice.between(100_000_000L, 2_000_000_000L);
    }

    private void forecast() {
        final long latestNs = VolatilityTable.latestEndNs(timeNs);
        if (timeNs > Long.MAX_VALUE - DAY) {
            return;
        }
        final long startNs = timeNs + dice.of(1, 60 * SECOND, dice.between(1, 3_000 * SECOND));
        final long fullNs = startNs + dice.of(0, 1, dice.between(0, 3_000 * SECOND));
        final long endNs = dice.of(fullNs + 1, latestNs, fullNs + dice.between(1, 3_000 * SECOND));
        final long volatility = dice.chance(50) ? dice.between(1, MOST) : volatility(1);
        naive.announce(volatility, startNs, fullNs, endNs);
        table.forecast(0, volatility, startNs, fullNs, endNs);
        loaded.forecast(0, volatility, startNs, fullNs, endNs);
    }

    private void load() {
        final StateWords state = new StateWords();
        (dice.chance(50) ? table : loaded).writeTo(0, state);
        loaded = new VolatilityTable(instruments, 1);
        loaded.readFrom(0, state);
        assertEquals(0, state.rest());
    }

    private void assertSame(final String where) {
        assertEquals(naive.volatility(), BigInteger.valueOf(table.volatility(0)), where);
        assertEquals(naive.chargedVolatility(), BigInteger.valueOf(table.chargedVolatility(0)), where);
        assertEquals(naive.isStale(timeNs), table.isStale(0, timeNs), where);
        final StateWords left = new StateWords();
        final StateWords right = new StateWords();
        table.writeTo(0, left);
        loaded.writeTo(0, right);
        assertEquals(left, right, where);
        assertEquals(naive.variance(), BigInteger.valueOf(left.get(VARIANCE)), where);
        volatilities.add(naive.volatility());
        if (naive.isForecastCharged()) {
            forecasts.add(naive.chargedVolatility());
        }
    }
}
