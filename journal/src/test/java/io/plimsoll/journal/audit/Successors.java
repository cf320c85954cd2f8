package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.StateWords;
import org.agrona.DirectBuffer;

/** Auditor's engines, each of which loads at a random point what the margin engine has then, and goes on. */
final class Successors implements MessageSink {
    private final EngineConfiguration configuration;
    private final OutputListener listener;
    private final Dice dice;
    private final long messagesBetweenLoads;
    private final Alteration alteration;
    private final MarginEngine writer;
    private AuditEngine present;
    private long loads;

    /** What becomes of a word between writing and reading. */
    @FunctionalInterface
    interface Alteration {
        long of(int index, long word);
    }

    Successors(
        final EngineConfiguration configuration,
        final OutputListener listener,
        final Dice dice,
        final long messagesBetweenLoads,
        final Alteration alteration) {
        this.configuration = configuration;
        this.listener = listener;
        this.dice = dice;
        this.messagesBetweenLoads = messagesBetweenLoads;
        this.alteration = alteration;
        writer = new MarginEngine(configuration, (buffer, offset, length) -> { });
        present = new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    long loads() {
        return loads;
    }

    @Override
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        if (dice.between(1L, messagesBetweenLoads) == 1) {
            load();
        }
        writer.apply(sequence, timeNs, message, offset, length);
        present.apply(sequence, timeNs, message, offset, length);
    }

    private void load() {
        final StateWords state = new StateWords();
        writer.writeState(state);
        present = new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS);
        present.readState(() -> alteration.of(state.size() - state.rest(), state.next()));
        assertEquals(0, state.rest(), "words that were not read");
        loads++;
    }
}
