package io.plimsoll.engine.kit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * An endless stream of messages to a random book of options under rules version 4: those of
 * {@link RandomPortfolioMessages}, and between them rules of scales, heartbeats, reviews and roll-outs. Its portfolio
 * accounts change over like the others, and are not scaled. Listen to an engine's outputs with it.
 */
public final class RandomScalePortfolios implements OutputListener {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;
    private final ScaleMessages scales;
    private final RandomScaleRules rules;
    private final RandomPortfolioMessages others;

    /**
     * To a book that was sent.
     *
     * @param book that gets the messages, under version 4
     */
    public RandomScalePortfolios(final RandomPortfolioBook book) {
        this.book = book;
        dice = book.dice;
        messages = book.messages;
        scales = new ScaleMessages(messages);
        rules = new RandomScaleRules(dice, messages, scales);
        others = new RandomPortfolioMessages(book);
        for (final PortfolioUnderlying instrument : instruments()) {
            rules.volatility(instrument.id);
            rules.scale(instrument.id, instrument.id);
        }
        for (final PortfolioUnderlying underlying : book.underlyings) {
            rules.heartbeat(underlying.id);
        }
    }

    /**
     * That of the book under version 4.
     *
     * @param dice that decide how little room there is
     * @return the configuration
     */
    public static EngineConfiguration configuration(final Dice dice) {
        final EngineConfiguration room = RandomPortfolioBook.configuration(dice);
        return new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, room.maxSources(), room.maxAssets(), room.maxInstruments(),
            room.maxTiers(), room.maxAccountClasses(), room.maxAccounts(), room.maxPositions(), room.maxBalances(),
            room.maxPositionsPerAccount());
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        others.onOutput(buffer, offset, length);
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        final int roll = dice.between(1, 100);
        if (roll <= 75) {
            others.send();
        } else if (roll <= 83) {
            scales.rollOut(dice.between(1, 1 + book.accounts.size() / 2));
        } else if (roll <= 88) {
            messages.clock(dice.between(SECOND_NS, 100 * SECOND_NS));
        } else if (roll <= 92) {
            drift();
        } else {
            redefine();
        }
    }

    private void drift() {
        final PortfolioUnderlying instrument = dice.pick(instruments());
        messages.feed().pass(dice.between(0L, 100 * SECOND_NS));
        instrument.ticks = instrument.within(dice.around(instrument.ticks, 3));
        messages.mark(instrument.id, instrument.price(instrument.ticks));
    }

    private void redefine() {
        final int instrumentId = dice.pick(instruments()).id;
        switch (dice.between(1, 9)) {
            case 1 -> rules.volatility(dice.chance(80) ? instrumentId : dice.pick(book.options).id());
            case 2, 3 -> rules.scale(
                dice.chance(80) ? instrumentId : dice.pick(book.options).id(), dice.pick(instruments()).id);
            case 4, 5 -> rules.forecast(instrumentId);
            case 6, 7 -> rules.heartbeat(dice.pick(book.underlyings).id);
            case 8 -> rules.heartbeat(dice.chance(80) ? instrumentId : dice.pick(book.options).id());
            default -> rules.review();
        }
    }

    private List<PortfolioUnderlying> instruments() {
        return book.derivatives;
    }
}
