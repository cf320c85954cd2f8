package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * A stream of messages to a random book whose scales follow volatility: what {@link RandomMessages},
 * {@link RandomSizeMessages} and {@link RandomCollateralMessages} send, and rules of scales and volatilities,
 * forecasts, clocks after minutes, and roll-outs in small slices, so that most of what happens happens in the middle of
 * one. Half of the books have scales of up to 100.
 */
public final class RandomRollOuts implements OutputListener {
    private static final long MILLI = 1_000_000;
    private static final long ONE = 1_000 * MILLI;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int SHARE_OF_SCALES = 12;
    private static final int SHARE_OF_SIZE = 6;
    private static final int NOBODY = 999_999;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final RandomMessages others;
    private final VolatilityMessages volatilities;
    private final RollOutMessages scales;
    private final RandomSizeMessages sizes;
    private final RandomCollateralMessages collateral;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RollOutProgressDecoder progress = new RollOutProgressDecoder();
    private final long largestScale;
    private boolean isUnderWay;
    private int rollOuts;

    /**
     * Defines scales and volatilities for half of a book's instruments.
     *
     * @param book     to send to
     * @param messages to send with
     */
    public RandomRollOuts(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        others = new RandomMessages(book, messages);
        volatilities = new VolatilityMessages(messages);
        scales = new RollOutMessages(messages);
        sizes = new RandomSizeMessages(book, messages);
        largestScale = dice.chance(50) ? 100 * ONE : 4 * ONE;
        book.instruments.forEach(instrument -> defineVolatility(instrument.id));
        collateral = new RandomCollateralMessages(book, messages);
        scales.review(dice.between(1, 60));
        for (int i = 0; i < book.instruments.size(); i++) {
            defineScale();
        }
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        others.onOutput(buffer, offset, length);
        if (header.wrap(buffer, offset).templateId() == RollOutProgressDecoder.TEMPLATE_ID) {
            progress.wrapAndApplyHeader(buffer, offset, header);
            isUnderWay = progress.remaining() > 0;
            rollOuts += isUnderWay ? 1 : 0;
        }
    }

    /** {@return how many roll-outs have begun} */
    public int rollOuts() {
        return rollOuts;
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        if (dice.chance(SHARE_OF_SIZE)) {
            sizes.send();
            return;
        }
        if (collateral.sends()) {
            return;
        }
        if (!dice.chance(SHARE_OF_SCALES)) {
            others.send();
            return;
        }
        final int roll = dice.between(1, 100);
        if (roll <= 40) {
            scales.rollOut(isUnderWay && dice.chance(80) ? dice.between(1, 2) : dice.between(1, 60));
        } else if (roll <= 70) {
            messages.clock(dice.between(0L, dice.chance(90) ? 3 * MINUTE_NS : 60 * MINUTE_NS));
        } else if (roll <= 85) {
            defineVolatility(dice.pick(book.instruments).id);
        } else if (roll <= 90) {
            defineScale();
        } else if (roll <= 93) {
            forecast();
        } else if (roll <= 95) {
            scales.review(dice.between(1, dice.chance(80) ? 60 : 3_600));
        } else {
            sendBad();
        }
    }

    /** Mostly by its long run, so that it is anything at once. */
    private void defineVolatility(final int instrumentId) {
        volatilities.definition(instrumentId)
            .sampleSeconds((int) dice.of(1, 60, dice.between(1, 600)))
            .halfLifeSamples(dice.between(1, 100))
            .staleSeconds((int) dice.of(0, 0, 600))
            .startVolatility(dice.between(1, ONE))
            .longRunVolatility(dice.chance(20) ? 0 : dice.around(ONE, (int) dice.of(10, 60, 99)))
            .stressVolatility(dice.between(0, 3 * ONE))
            .stressWeight(dice.chance(70) ? 0 : dice.between(0, ONE));
        messages.send();
    }

    private void defineScale() {
        final long step = dice.of(MILLI, 50 * MILLI, 100 * MILLI, 500 * MILLI);
        scales.definition(dice.pick(book.instruments).id, dice.pick(book.instruments).id)
            .referenceVolatility(dice.between(ONE / 50, 2 * ONE))
            .step(step)
            .leastScale(dice.chance(30) ? 0 : ONE / 2)
            .largestScale(dice.chance(50) ? largestScale : 2 * ONE)
            .hysteresis(dice.chance(50) ? 0 : dice.between(0, ONE / 4))
            .reserve(dice.chance(50) ? 0 : dice.between(0, ONE / 2))
            .refillPerHour(dice.between(0, 10 * ONE))
            .risePerHour(dice.between(0, 100 * ONE))
            .riseAtOnce(step + dice.between(0, ONE))
            .largestGap(dice.chance(50) ? 0 : step * dice.between(1L, 2 * ONE / step));
        messages.send();
    }

    private void forecast() {
        final long startNs = dice.between(1, 30 * MINUTE_NS);
        final long fullNs = startNs + dice.between(0, 30 * MINUTE_NS);
        volatilities.forecast(
            dice.pick(book.instruments).id, dice.between(1, 5 * ONE), startNs, fullNs,
            fullNs + dice.between(1, 60 * MINUTE_NS));
    }

    private void sendBad() {
        final int instrument = dice.pick(book.instruments).id;
        switch (dice.between(1, 8)) {
            case 1 -> scales.rollOut((int) dice.of(0, -1, 4_097, Integer.MAX_VALUE));
            case 2 -> scales.rollOut(MessageWriter.OPERATOR, 1);
            case 3 -> scales.review((int) dice.of(0, -1, 3_601));
            case 4 -> scales.define(NOBODY, instrument);
            case 5 -> scales.define(instrument, NOBODY);
            case 6 -> bad(instrument);
            case 7 -> volatilities.define(NOBODY);
            default -> volatilities.forecast(instrument, dice.of(0, 30 * ONE, ONE), 1, 0, 0);
        }
    }

    private void bad(final int instrument) {
        final var rule = scales.definition(instrument, instrument);
        final List<Runnable> kinds = List.of(
            () -> rule.step(3 * MILLI), () -> rule.leastScale(1), () -> rule.riseAtOnce(0),
            () -> rule.referenceVolatility(0), () -> rule.largestScale(101 * ONE), () -> rule.reserve(-1));
        dice.pick(kinds).run();
        messages.send();
    }
}
