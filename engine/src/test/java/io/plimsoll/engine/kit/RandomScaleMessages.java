package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * An endless stream of messages to a random book under rules version 4: those of {@link RandomMessages}, and between
 * them rules of volatility and scales, forecasts, bursts of ticks within one sample, silences of seconds to hours, and
 * roll-outs in slices, so that accounts trade, are aimed at and called while some have changed over and some have not.
 * Listen to an engine's outputs with it.
 */
public final class RandomScaleMessages implements OutputListener {
    private static final long ONE = 1_000_000_000L;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_MARKS_OF_A_BURST = 8;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final ScaleMessages scales;
    private final RandomMessages others;
    private final BadScaleMessages bad;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RollOutProgressDecoder progress = new RollOutProgressDecoder();
    private final List<BookInstrument> estimated = new ArrayList<>();
    private boolean isRollingOut;

    /**
     * Messages to a book that is defined.
     *
     * @param book     to send to, under version 4
     * @param messages to send with
     */
    public RandomScaleMessages(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        this.scales = new ScaleMessages(messages);
        this.others = new RandomMessages(book, messages);
        this.bad = new BadScaleMessages(book, messages, scales);
        for (int i = dice.between(1, 4); i > 0; i--) {
            volatility();
            scale();
        }
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        others.onOutput(buffer, offset, length);
        if (header.wrap(buffer, offset).templateId() == RollOutProgressDecoder.TEMPLATE_ID) {
            isRollingOut = progress.wrapAndApplyHeader(buffer, offset, header).remaining() > 0;
        }
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        final int roll = dice.between(1, 1000);
        if (roll <= 620) {
            others.send();
        } else if (roll <= 700) {
            messages.clock(silenceNs());
        } else if (roll <= 800) {
            rollOut();
        } else if (roll <= 870) {
            burst();
        } else if (roll <= 900) {
            drift();
        } else if (roll <= 915) {
            volatility();
        } else if (roll <= 945) {
            scale();
        } else if (roll <= 955) {
            scales.review((int) dice.of(1, 7, 60, 60, 900, 3_600));
        } else if (roll <= 970) {
            forecast();
        } else {
            bad.send();
        }
        messages.writer().from(MessageWriter.OPERATOR);
    }

    /** No time at all, a part of a second, seconds, minutes, hours. */
    private long silenceNs() {
        return switch (dice.between(1, 8)) {
            case 1 -> 0;
            case 2 -> dice.between(0L, SECOND_NS);
            case 3, 4 -> dice.between(1, 20) * SECOND_NS;
            case 5, 6 -> dice.between(SECOND_NS, 200 * SECOND_NS);
            case 7 -> dice.between(1L, 60L) * 60 * SECOND_NS;
            default -> dice.between(SECOND_NS, 30_000 * SECOND_NS);
        };
    }

    /** Mostly a part of the accounts; if none is under way, only now and then. */
    private void rollOut() {
        if (isRollingOut || dice.chance(10)) {
            scales.rollOut(dice.chance(15) ? dice.between(1, 4_096) : dice.between(1, 1 + book.accounts.size() / 3));
        } else {
            messages.clock(dice.between(SECOND_NS, 100 * SECOND_NS));
        }
    }

    /** Marks that follow each other within a sample or over two, further and further apart. */
    private void burst() {
        final BookInstrument instrument = dice.pick(estimated);
        for (int i = dice.between(2, MOST_MARKS_OF_A_BURST); i > 0; i--) {
            messages.feed().pass(dice.of(0, 1, SECOND_NS / 10, SECOND_NS));
            mark(instrument, dice.around(instrument.ticks, 1 + i));
        }
    }

    /** A mark after a silence, little moved or far. */
    private void drift() {
        final BookInstrument instrument = dice.pick(estimated);
        messages.feed().pass(silenceNs());
        mark(instrument, dice.around(dice.chance(50) ? instrument.ticks : instrument.anchorTicks, dice.between(0, 12)));
    }

    private void mark(final BookInstrument instrument, final long ticks) {
        instrument.ticks = Math.max(1, Math.min(instrument.maximumTicks, ticks));
        messages.writer().from(RandomBook.TICKS);
        messages.mark(instrument.id, instrument.price(instrument.ticks));
    }

    private void volatility() {
        definer();
        final BookInstrument instrument =
            estimated.isEmpty() || dice.chance(40) ? dice.pick(book.instruments) : dice.pick(estimated);
        final long start = volatilityAYear();
        scales.volatility(instrument.id)
            .sampleSeconds((int) dice.of(1, 5, 60, 60, 300, 3_600, 86_400))
            .halfLifeSamples((int) dice.of(1, 2, 10, 60, 480, 1 << 20, dice.between(1, 1 << 20)))
            .staleSeconds((int) dice.of(0, 0, 10, 600, 3_600))
            .startVolatility(start)
            .longRunVolatility(dice.chance(50) ? 0 : dice.between(0, start))
            .stressVolatility(dice.chance(50) ? 0 : volatilityAYear())
            .stressWeight(dice.of(0, ONE / 4, ONE, dice.between(0, ONE)));
        messages.send();
        if (!instrument.isSettled() && !estimated.contains(instrument)) {
            estimated.add(instrument);
        }
    }

    private void scale() {
        definer();
        final long step = dice.of(ONE / 20, ONE / 10, ONE / 4, ONE, ONE / 1_000);
        final long largest = dice.of(ONE, 2 * ONE, 3 * ONE, 10 * ONE, dice.chance(10) ? 100 * ONE : 5 * ONE);
        scales.scale(dice.pick(book.instruments).id, dice.pick(estimated).id)
            .referenceVolatility(volatilityAYear())
            .step(step)
            .leastScale(dice.between(0, ONE / step) * step)
            .largestScale(largest)
            .hysteresis(dice.of(0, ONE / 10, ONE, dice.between(0, ONE)))
            .reserve(dice.of(0, ONE / 4, ONE, dice.between(0, ONE)))
            .refillPerHour(dice.of(0, ONE / 10, 5 * ONE, 100 * ONE, dice.between(0, 100 * ONE)))
            .risePerHour(dice.of(0, ONE, 20 * ONE, 100 * ONE, dice.between(0, 100 * ONE)))
            .riseAtOnce(Math.max(step, dice.of(step, ONE / 2, 2 * ONE, dice.between(step, 100 * ONE))))
            .largestGap(dice.of(0, step, 5 * step, 2 * ONE));
        messages.send();
    }

    /** Steep ramps and long ones, some over before they are full anywhere, some up to a year ahead. */
    private void forecast() {
        definer();
        final long nowNs = messages.feed().timeNs();
        final long startNs = nowNs + 1 + silenceNs();
        final long fullNs = startNs + silenceNs();
        final long endNs = fullNs + 1 + (dice.chance(10) ? dice.between(0L, 100L) * 86_400 * SECOND_NS : silenceNs());
        scales.forecast(dice.pick(estimated).id, volatilityAYear(), startNs, fullNs, endNs);
    }

    private long volatilityAYear() {
        return dice.of(
            ONE / 5, ONE, 3 * ONE, 10 * ONE, 25 * ONE,
            dice.between(1_000_000L, 25 * ONE), dice.between(ONE / 2, 3 * ONE));
    }

    private void definer() {
        messages.writer().from(dice.chance(50) ? MessageWriter.OPERATOR : RandomBook.DEFINITIONS);
    }
}
