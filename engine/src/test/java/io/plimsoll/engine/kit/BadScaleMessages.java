package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends messages about volatility, scales and heartbeats that the rules refuse, of every kind. */
final class BadScaleMessages {
    private static final int NOBODY = 999_999;
    private static final long ONE = 1_000_000_000L;
    private static final long TOO_VOLATILE = 25 * ONE + 1;
    private static final int FEWEST_BITS = 26;
    private static final int MOST_BITS = 56;
    private static final long YEAR_NS = TimeUnit.DAYS.toNanos(365);

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final MessageWriter writer;
    private final ScaleMessages scales;
    private final List<Runnable> kinds;

    BadScaleMessages(final RandomBook book, final Messages messages, final ScaleMessages scales) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        this.writer = messages.writer();
        this.scales = scales;
        kinds = List.of(
            this::badVolatility,
            this::badVolatility,
            this::badForecast,
            this::badForecast,
            this::badScale,
            this::badScale,
            this::badScale,
            this::badHeartbeat,
            () -> scales.review((int) dice.of(-1, 0, 3_601, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            () -> scales.rollOut((int) dice.of(-1, 0, 4_097, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            this::tooLarge,
            this::notPermitted,
            this::unreadable);
    }

    void send() {
        writer.from(MessageWriter.OPERATOR);
        dice.pick(kinds).run();
    }

    private void badVolatility() {
        final DefineVolatilityEncoder volatility = scales.volatility(someInstrument());
        switch (dice.between(1, 8)) {
            case 1 -> volatility.instrumentId(NOBODY).sampleSeconds(0);
            case 2 -> volatility.sampleSeconds((int) dice.of(0, -1, 86_401));
            case 3 -> volatility.halfLifeSamples((int) dice.of(0, -1, (1 << 20) + 1));
            case 4 -> volatility.staleSeconds(dice.between(Integer.MIN_VALUE, -1));
            case 5 -> volatility.startVolatility(dice.of(0, -1, TOO_VOLATILE));
            case 6 -> volatility.longRunVolatility(dice.of(-1, TOO_VOLATILE, Long.MIN_VALUE));
            case 7 -> volatility.stressVolatility(dice.of(-1, TOO_VOLATILE, Long.MAX_VALUE));
            default -> volatility.stressWeight(dice.of(-1, ONE + 1));
        }
        messages.send();
    }

    private void badForecast() {
        final long now = messages.feed().timeNs();
        final int instrument = someInstrument();
        switch (dice.between(1, 8)) {
            case 1 -> scales.forecast(NOBODY, 0, 0, 0, 0);
            case 2 -> scales.forecast(instrument, 0, 0, 0, 0);
            case 3 -> scales.forecast(instrument, dice.of(-1, TOO_VOLATILE), now + 1, now + 2, now + 3);
            case 4 -> scales.forecast(instrument, ONE, dice.of(now, 0, -1, Long.MIN_VALUE), now + 2, now + 3);
            case 5 -> scales.forecast(instrument, ONE, now + 2, now + 1, now + 3);
            case 6 -> scales.forecast(instrument, ONE, now + 1, now + 2, dice.of(now + 2, now + 1, Long.MIN_VALUE));
            case 7 -> scales.forecast(instrument, ONE, now + 1, now + 2, now + YEAR_NS + dice.between(0, 1));
            default -> scales.forecast(instrument, ONE, now + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        }
    }

    private void badScale() {
        final DefineScaleEncoder scale = scales.scale(someInstrument(), someInstrument());
        switch (dice.between(1, 12)) {
            case 1 -> scale.instrumentId(NOBODY).step(0);
            case 2 -> scale.volatilityInstrumentId(NOBODY).step(0);
            case 3 -> scale.referenceVolatility(dice.of(0, 999_999, TOO_VOLATILE));
            case 4 -> scale.step(dice.of(0, -1, 999_999, 300_000_000, 2 * ONE));
            case 5 -> scale.leastScale(dice.of(-1, -100_000_000, 1, ONE + 100_000_000));
            case 6 -> scale.largestScale(dice.of(0, 900_000_000, ONE + 1, 100 * ONE + 100_000_000));
            case 7 -> scale.largestGap(dice.of(-1, -100_000_000, 1, 100 * ONE + 100_000_000));
            case 8 -> scale.hysteresis(dice.of(-1, ONE + 1));
            case 9 -> scale.reserve(dice.of(-1, ONE + 1));
            case 10 -> scale.risePerHour(dice.of(-1, 100 * ONE + 1));
            case 11 -> scale.refillPerHour(dice.of(-1, 100 * ONE + 1));
            default -> scale.riseAtOnce(dice.of(-1, 0, 99_999_999, 100 * ONE + 1));
        }
        messages.send();
    }

    private void badHeartbeat() {
        final int seconds = (int) dice.of(-1, 86_401, Integer.MIN_VALUE, Integer.MAX_VALUE);
        switch (dice.between(1, 4)) {
            case 1 -> scales.heartbeat(NOBODY, seconds, 1, 1);
            case 2 -> scales.heartbeat(someInstrument(), seconds, 1, 1);
            case 3 -> scales.heartbeat(someInstrument(), 1, seconds, 1);
            default -> scales.heartbeat(someInstrument(), 1, 1, seconds);
        }
        messages.send();
    }

    /** A position about as large as there is room for, and a scale for which it is too large; it ends after that. */
    private void tooLarge() {
        final int instrument = someInstrument();
        final long account = dice.pick(book.accounts);
        for (int bits = FEWEST_BITS; bits <= MOST_BITS; bits++) {
            messages.position(account, instrument, dice.sign() * (1L << bits), 0);
        }
        scales.volatility(instrument);
        messages.send();
        scales.scale(instrument, instrument).largestScale(dice.of(100, 100, 20, 2) * ONE);
        messages.send();
        messages.tiers(instrument, 0, ONE / 100, 0, dice.of(1, 2, 10, 50) * ONE);
        messages.position(account, instrument, 0, 0);
    }

    /** The service defines nothing; it alone rolls out. */
    private void notPermitted() {
        writer.from(MessageWriter.SERVICE);
        switch (dice.between(1, 6)) {
            case 4 -> {
                scales.rollOutFrom((int) dice.of(MessageWriter.OPERATOR, RandomBook.TICKS), 1);
                return;
            }
            case 1 -> scales.volatility(someInstrument());
            case 2 -> scales.scale(someInstrument(), someInstrument());
            case 3 -> {
                writer.from(RandomBook.TICKS);
                scales.review(60);
                return;
            }
            case 5 -> scales.heartbeat(someInstrument(), 1, 1, 1);
            default -> {
                final long now = messages.feed().timeNs();
                scales.forecast(someInstrument(), ONE, now + 1, now + 2, now + 3);
                return;
            }
        }
        messages.send();
    }

    /** A message too short, or with a block said to be so; its sequence is taken back. */
    private void unreadable() {
        final long next = writer.nextSequence();
        switch (dice.between(1, 5)) {
            case 1, 2 -> scales.volatility(someInstrument());
            case 3, 4 -> scales.scale(someInstrument(), someInstrument());
            default -> scales.heartbeat(someInstrument(), 1, 1, 1);
        }
        final int length = writer.length();
        if (dice.chance(50)) {
            writer.cut(dice.between(MessageHeaderEncoder.ENCODED_LENGTH, length - 1));
        } else {
            writer.buffer().putShort(
                MessageHeaderEncoder.blockLengthEncodingOffset(),
                (short) dice.between(0, length - MessageHeaderEncoder.ENCODED_LENGTH - 1), ByteOrder.LITTLE_ENDIAN);
        }
        messages.send();
        writer.sequence(next);
    }

    private int someInstrument() {
        return dice.pick(book.instruments).id;
    }
}
