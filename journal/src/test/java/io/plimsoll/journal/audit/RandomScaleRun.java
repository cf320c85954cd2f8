package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.kit.RandomScalePortfolios;
import java.util.function.BiFunction;

/**
 * A random book and a random stream of messages to it under rules version 4, through twin and subject.
 *
 * @param scale    of the book
 * @param seed     of everything random
 * @param messages to send
 */
record RandomScaleRun(BookScale scale, long seed, long messages) {

    /**
     * Runs it.
     *
     * @param twinScope which accounts the twin evaluates
     * @param subject   makes the subject
     * @param listener  to the outputs, once they were found alike
     * @return messages sent
     */
    long compare(
        final AuditEngine.Scope twinScope,
        final BiFunction<EngineConfiguration, OutputListener, MessageSink> subject,
        final OutputListener listener) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration =
            RandomBook.configuration(dice, scale, EngineConfiguration.DRAFT_RULES_VERSION);
        final Comparison comparison = new Comparison(
            toString(), configuration, twinScope, outputs -> subject.apply(configuration, outputs));
        comparison.echoTo(listener);
        final Messages sender = new Messages(comparison);
        final RandomBook book = new RandomBook(dice, scale, sender);
        final RandomScaleMessages stream = new RandomScaleMessages(book, sender);
        comparison.echoTo((buffer, offset, length) -> {
            listener.onOutput(buffer, offset, length);
            stream.onOutput(buffer, offset, length);
        });
        while (comparison.messages() < messages) {
            stream.send();
        }
        return comparison.messages();
    }

    /**
     * Runs a random book of portfolio and other accounts through subject and a twin that evaluates all.
     *
     * @param seed     of everything random
     * @param isMarket prices and sizes as real venues have them
     * @param messages to send
     * @param subject  makes the subject
     * @param listener to the outputs, once they were found alike
     * @return messages sent
     */
    static long comparePortfolios(
        final long seed,
        final boolean isMarket,
        final long messages,
        final BiFunction<EngineConfiguration, OutputListener, MessageSink> subject,
        final OutputListener listener) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomScalePortfolios.configuration(dice);
        final Comparison comparison = new Comparison(
            (isMarket ? "market" : "small") + " portfolios and scales, seed " + seed, configuration,
            AuditEngine.Scope.EVERY_ACCOUNT, outputs -> subject.apply(configuration, outputs));
        final RandomScalePortfolios stream = new RandomScalePortfolios(
            new RandomPortfolioBook(dice, isMarket, new Messages(comparison)));
        comparison.echoTo((buffer, offset, length) -> {
            listener.onOutput(buffer, offset, length);
            stream.onOutput(buffer, offset, length);
        });
        while (comparison.messages() < messages) {
            stream.send();
        }
        return comparison.messages();
    }
}
