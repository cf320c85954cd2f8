package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalFullException;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.network.Network;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * The one thread that owns the state. In one turn: take in what has arrived and give it its place in the log, journal
 * it, apply it, journal what the engine says, publish.
 *
 * <p>A full disk holds the turn at its first or second commit, and nothing is taken in until it has gone on. Anything
 * else thrown by journal or engine is a broken invariant and ends the agent.
 */
final class MarginAgent implements Agent {
    /** What the turn has to do next. */
    private enum Stage { TAKE_IN, JOURNAL_INPUTS, JOURNAL_OUTPUTS }

    private final Network network;
    private final Stamp stamp;
    private final Intake intake;
    private final JournalGate gate;
    private final Journal journal;
    private final MarginEngine engine;
    private final OutputPublisher outputs;
    private final ServiceCounters counters;
    private final ErrorLog errorLog;
    private final InputBatch batch;
    private Stage stage = Stage.TAKE_IN;
    private long batchTimeNs;

    MarginAgent(
        final Network network,
        final Stamp stamp,
        final Intake intake,
        final JournalGate gate,
        final Journal journal,
        final MarginEngine engine,
        final OutputPublisher outputs,
        final ServiceCounters counters,
        final ErrorLog errorLog) {
        this.network = network;
        this.stamp = stamp;
        this.intake = intake;
        this.gate = gate;
        this.journal = journal;
        this.engine = engine;
        this.outputs = outputs;
        this.counters = counters;
        this.errorLog = errorLog;
        this.batch = intake.batch();
    }

    @Override
    public int doWork() {
        try {
            int work = doNetworkWork();
            stamp.readClock();
            if (stage == Stage.TAKE_IN && gate.isOpen() && outputs.hasRoom()) {
                work += takeIn();
            }
            if (stage == Stage.JOURNAL_INPUTS && isCommitted()) {
                applyInputs();
            }
            if (stage == Stage.JOURNAL_OUTPUTS && isCommitted()) {
                completeTurn();
            }
            work += outputs.advance();
            counters.show();
            return work;
        } catch (final AgentTerminationException e) {
            throw e;
        } catch (final Throwable t) {
            throw new AgentTerminationException(
                "broken invariant after sequence " + counters.get(ServiceCounter.LAST_SEQUENCE), t);
        }
    }

    private int doNetworkWork() {
        final int work = network.doWork();
        if (network.isClosed()) {
            throw new AgentTerminationException("the media driver in " + network
                + " is gone: start it, then restart the service, which goes on from its journal");
        }
        return work;
    }

    private int takeIn() {
        final int messages = intake.poll(stamp.elapsedNs());
        if (messages > 0) {
            batchTimeNs = stamp.timeNs();
            for (int i = 0; i < messages; i++) {
                final long sequence = stamp.nextSequence();
                batch.sequence(i, sequence);
                journal.append(
                    RecordKind.INPUT, sequence, batchTimeNs, batch.buffer(), batch.offset(i), batch.length(i));
            }
            stage = Stage.JOURNAL_INPUTS;
        } else {
            outputs.onIdle(stamp.elapsedNs());
        }
        return messages;
    }

    private void applyInputs() {
        for (int i = 0; i < batch.count(); i++) {
            outputs.cause(batch.sequence(i), batchTimeNs);
            engine.apply(batch.sequence(i), batchTimeNs, batch.buffer(), batch.offset(i), batch.length(i));
        }
        stage = Stage.JOURNAL_OUTPUTS;
    }

    private void completeTurn() {
        outputs.onJournaled(stamp.elapsedNs());
        journal.rollIfDue();
        counters.add(ServiceCounter.INPUTS, batch.count());
        counters.set(ServiceCounter.LAST_SEQUENCE, batch.sequence(batch.count() - 1));
        counters.set(ServiceCounter.ERRORS, errorLog.count());
        batch.clear();
        stage = Stage.TAKE_IN;
    }

    private boolean isCommitted() {
        try {
            journal.commit();
            return true;
        } catch (final JournalFullException e) {
            gate.shut(e.getMessage());
            return false;
        }
    }

    ServiceCounters counters() {
        return counters;
    }

    @Override
    public void onClose() {
        CloseHelper.closeAll(network, journal);
    }

    @Override
    public String roleName() {
        return "plimsoll-margin";
    }
}
