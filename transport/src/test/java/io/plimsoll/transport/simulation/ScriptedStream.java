package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomPortfolioMessages;
import io.plimsoll.engine.wire.Sequencing;

/**
 * A random book, and random messages to it.
 *
 * @param listener that hears of outputs, to aim at thresholds
 * @param next     sends one message or a few
 */
record ScriptedStream(OutputListener listener, Runnable next) {
    private static final double OLD_RULES_PERCENT = 15;
    private static final int SOURCES = 8;
    private static final int FACTS = 3;
    private static final int TALKATIVE = 4;
    private static final int DEFINITIONS = 5;
    private static final long QUERIES = 0b1000_0000;
    private static final long TICKS = 0b10;

    /** Capacities for a day, on some days under version 2 of the rules. */
    static EngineConfiguration configuration(final Dice dice, final boolean isPortfolio) {
        if (!isPortfolio) {
            return RandomBook.configuration(dice, BookScale.SMALL,
                dice.chance(OLD_RULES_PERCENT) ? 2 : EngineConfiguration.RULES_VERSION);
        }
        final EngineConfiguration few = RandomPortfolioBook.configuration(dice);
        return new EngineConfiguration(
            few.rulesVersion(), SOURCES, few.maxAssets(), few.maxInstruments(), few.maxTiers(),
            few.maxAccountClasses(), few.maxAccounts(), few.maxPositions(), few.maxBalances(),
            few.maxPositionsPerAccount());
    }

    /** Defines a book, of portfolio accounts beside others if the rules know them. */
    static ScriptedStream begin(final Dice dice, final boolean isPortfolio, final Messages sender) {
        if (!isPortfolio) {
            final RandomMessages random =
                new RandomMessages(new RandomBook(dice, BookScale.SMALL, sender), sender);
            return new ScriptedStream(random, random::send);
        }
        sender.source(FACTS, QUERIES, Sequencing.LOSSLESS);
        sender.source(TALKATIVE, TICKS, Sequencing.LOSSY);
        sender.source(DEFINITIONS, QUERIES, Sequencing.LOSSLESS);
        final RandomPortfolioMessages random =
            new RandomPortfolioMessages(new RandomPortfolioBook(dice, dice.chance(50), sender));
        return new ScriptedStream(random, random::send);
    }
}
