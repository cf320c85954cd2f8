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
 * them rules of volatility, scales and heartbeats, forecasts, bursts of ticks within one sample, silences of seconds to
 * hours, and roll-outs in slices, so that accounts trade, are aimed at and called while some have changed over and some
 * have not. Listen to an engine's outputs with it.
 */
public final class RandomScaleMessages implements OutputListener {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_MARKS_OF_A_BURST = 8;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final ScaleMessages scales;
    private final RandomScaleRules rules;
    private final RandomMessages others;
    private final BadScaleMessages bad;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RollOutProgressDecoder progress = new RollOutProgressDecoder();
    private final RandomSizeMessages sizes;
    private final RandomCollateralMessages collateral;
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
        this.rules = new RandomScaleRules(dice, messages, scales);
        this.others = new RandomMessages(book, messages);
        this.bad = new BadScaleMessages(book, messages, scales);
        this.sizes = new RandomSizeMessages(book, messages);
        this.collateral = new RandomCollateralMessages(book, messages);
        for (int i = dice.between(1, 4); i > 0; i--) {
            volatility();
            scale();
            heartbeat();
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
        if (collateral.sends()) {
            return;
        }
        final int roll = dice.between(1, 1000);
        if (roll <= 550) {
            others.send();
        } else if (roll <= 610) {
            sizes.send();
        } else if (roll <= 620) {
            heartbeat();
        } else if (roll <= 700) {
            messages.clock(rules.silenceNs());
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
            rules.review();
        } else if (roll <= 970) {
            definer();
            rules.forecast(dice.pick(estimated).id);
        } else {
            bad.send();
        }
        messages.writer().from(MessageWriter.OPERATOR);
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
        messages.feed().pass(rules.silenceNs());
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
        rules.volatility(instrument.id);
        if (!instrument.isSettled() && !estimated.contains(instrument)) {
            estimated.add(instrument);
        }
    }

    private void scale() {
        definer();
        rules.scale(dice.pick(book.instruments).id, dice.pick(estimated).id);
    }

    private void heartbeat() {
        definer();
        rules.heartbeat(dice.pick(book.instruments).id);
    }

    private void definer() {
        messages.writer().from(dice.chance(50) ? MessageWriter.OPERATOR : RandomBook.DEFINITIONS);
    }
}
