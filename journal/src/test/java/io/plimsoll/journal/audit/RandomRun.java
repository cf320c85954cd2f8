package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import java.util.function.BiFunction;

/**
 * A random book and a random stream of messages to it, through twin and subject; every eighth under the first version
 * of the rules, and every eighth under the second.
 *
 * @param scale    of the book
 * @param seed     of everything random
 * @param messages to send
 */
record RandomRun(BookScale scale, long seed, long messages) {
    private static final int SEEDS_BETWEEN_OLD_RULES = 8;

    private int rulesVersion() {
        final long older = seed % SEEDS_BETWEEN_OLD_RULES;
        return older == 1 || older == 2 ? (int) older : EngineConfiguration.RULES_VERSION;
    }

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
        final EngineConfiguration configuration = RandomBook.configuration(dice, scale, rulesVersion());
        final Comparison comparison = new Comparison(
            toString(), configuration, twinScope, outputs -> subject.apply(configuration, outputs));
        comparison.echoTo(listener);
        final Messages sender = new Messages(comparison);
        final RandomBook book = new RandomBook(dice, scale, sender);
        final RandomMessages stream = new RandomMessages(book, sender);
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
