package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.chain.ChainSealer;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.chain.SealedHead;
import io.plimsoll.journal.replay.Recovery;
import io.plimsoll.journal.replay.RecoveryListener;
import io.plimsoll.journal.snapshot.SegmentPruner;
import io.plimsoll.journal.replay.SnapshotFollower;
import io.plimsoll.journal.snapshot.SnapshotKeeper;
import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.config.ProofConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts the agents of a service together, on the margin agent's thread: journal, engine brought to where the journal is,
 * network, streams. The network comes after the recovery, so that clients see no service that does not answer.
 */
class ServiceAssembly {
    private static final int DOCUMENT_LIMIT = 1024;

    private final SealedHead sealed = new SealedHead();
    private final ServiceConfiguration configuration;
    private final Console console;
    private final ErrorLog errorLog;
    private final ServicePorts ports;
    private Journal journal;
    private Network network;

    /**
     * An assembly of one service.
     *
     * @param configuration of the service
     * @param console       for operators
     * @param errorLog      of the service
     * @param ports         to the world around it
     */
    ServiceAssembly(
        final ServiceConfiguration configuration,
        final Console console,
        final ErrorLog errorLog,
        final ServicePorts ports) {
        this.configuration = configuration;
        this.console = console;
        this.errorLog = errorLog;
        this.ports = ports;
    }

    /**
     * Builds the agents, which own everything from then on. If that fails nothing is left open.
     *
     * @return the agents
     */
    ServiceAgents assemble() {
        try {
            final JournalEngine engine = openJournal();
            network = ports.marginNetwork().get();
            return new ServiceAgents(
                marginAgent(engine), historyAgent(engine.engine()), sealer(engine.engine()), follower());
        } catch (final Throwable t) {
            CloseHelper.closeAll(network, journal);
            throw t;
        }
    }

    /** The engine is tried first: a new journal keeps the capacities it is begun with, also those that do not fit. */
    private JournalEngine openJournal() {
        final JournalStorage storage = ports.journal().storage().get();
        final JournalEngine first = storage.segments().length == 0
            ? new JournalEngine(configuration.engine(), StartupMemory::engine) : null;
        journal = Journal.open(configuration.journal(), configuration.engine(), storage, ports.journal().helpers());
        if (!journal.engineConfiguration().equals(configuration.engine())) {
            console.line("the journal was begun with other capacities or rules; they hold: "
                + journal.engineConfiguration());
        }
        return journal.isNew() && first != null ? first : recoverOrRefuse();
    }

    /** A journal that is refused stays as it was, however often that is tried. */
    private JournalEngine recoverOrRefuse() {
        try {
            return recover();
        } catch (final JournalCorruptException e) {
            journal.closeUnused();
            journal = null;
            throw e;
        }
    }

    private JournalEngine recover() {
        final RecoveryProgress progress = new RecoveryProgress(console, ports.nanoClock());
        try (JournalReader reader = openReader()) {
            final JournalEngine engine = recovery(progress).load(journal.engineConfiguration(), reader);
            progress.onTail(engine.engine().lastSequence());
            while (reader.poll(engine, DOCUMENT_LIMIT) > 0) {
                progress.onInputs(engine, journal.lastSequence());
            }
            progress.onDone(engine, journal.lastSequence());
            final int added = complete(engine, journal);
            if (added > 0) {
                console.line("journaled " + added + " outputs that the last run had no time for");
            }
            return engine;
        }
    }

    /** Journals what the last run had no time for; returns how much that is. */
    int complete(final JournalEngine engine, final Journal to) {
        return engine.complete(to);
    }

    private Recovery recovery(final RecoveryListener progress) {
        return new Recovery(
            ports.journal().storage().get(), ports.journal().snapshots(), journal::lastSequence, StartupMemory::engine,
            progress);
    }

    private JournalReader openReader() {
        return JournalReader.open(ports.journal().storage().get());
    }

    /** Reads what counts as kept: a snapshot of more would be ahead of the journal once the power went. */
    private JournalReader openReleasedReader() {
        return openReader().limit(journal::releasedPosition);
    }

    /** The agent that owns the state. */
    MarginAgent marginAgent(final JournalEngine journalEngine) {
        final MarginEngine engine = journalEngine.engine();
        final ServiceCounters counters = new ServiceCounters(network);
        counters.set(ServiceCounter.LAST_SEQUENCE, journal.lastSequence());
        counters.set(ServiceCounter.LAST_CALL_ID, engine.lastCallId());
        counters.show();
        final OutputPublisher outputs = StartupMemory.publisher(configuration, () -> outputs(engine, counters));
        journalEngine.handOverTo(outputs);
        final Stamp stamp = new Stamp(ports.epochClock(), journal.lastSequence(), journal.lastTimeNs());
        final ServiceMessages ownMessages = new ServiceMessages(configuration.clockIntervalNs(), configuration.proof(),
            journal.engineConfiguration().rulesVersion(), sealed, engine::accounts, engine::accountsToChangeOver,
            engine.appliedSequence(0));
        final Intake intake = new Intake(network, configuration, ownMessages);
        final JournalGate gate = new JournalGate(ports.room().apply(journal::hasRoomFor), configuration.maxBatchBytes(),
            () -> counters.increment(ServiceCounter.JOURNAL_STOPS), ports.nanoClock(), console);
        return new MarginAgent(network, stamp, intake, gate, journal, engine, outputs, counters, errorLog);
    }

    private OutputPublisher outputs(final MarginEngine engine, final ServiceCounters counters) {
        final OutputStreamPublisher calls = stream(configuration.calls(), counters);
        final OutputStreamPublisher replies = stream(configuration.replies(), counters);
        final CallsHeartbeat heartbeat = new CallsHeartbeat(
            calls, configuration.heartbeatIntervalNs(), engine.lastCallId(), engine.lastReportSequence());
        return publisher(journal, calls, replies, heartbeat, counters);
    }

    /** What takes outputs to the journal and then to the streams. */
    OutputPublisher publisher(
        final Journal to,
        final OutputStreamPublisher calls,
        final OutputStreamPublisher replies,
        final CallsHeartbeat heartbeat,
        final ServiceCounters counters) {
        return new OutputPublisher(to, calls, replies, heartbeat, counters);
    }

    /** One stream out. */
    OutputStreamPublisher stream(
        final OutputStreamConfiguration stream, final ServiceCounters counters) {
        return new OutputStreamPublisher(network, stream, configuration.publicationLimit(), counters);
    }

    private HistoryAgent historyAgent(final MarginEngine engine) {
        return new HistoryAgent(configuration.history(), this::openReleasedReader,
            new LastSaid(engine.lastCallId(), engine.lastReportSequence()),
            ports.historyNetwork(), ports.nanoClock(), errorLog);
    }

    private ChainSealer sealer(final MarginEngine engine) {
        if (!ServiceMessages.knowsSeals(journal.engineConfiguration().rulesVersion())) {
            return null;
        }
        final UnsafeBuffer head = new UnsafeBuffer(new byte[RecordChain.HEAD_LENGTH]);
        engine.sealedHead(head, 0);
        final JournalReader reader = openReader();
        if (engine.sealedRecords() > 0) {
            reader.moveTo(engine.sealedPosition(), engine.sealedRecords());
        }
        return new ChainSealer(reader, engine.sealedRecords(), head.byteArray(), sealed,
            configuration.proof().sealIntervalNs(), ports.nanoClock());
    }

    private SnapshotFollower follower() {
        final ProofConfiguration proof = configuration.proof();
        if (!proof.hasFollower()) {
            return null;
        }
        final SegmentPruner pruner = new SegmentPruner(ports.journal().storage().get(), proof.retentionNs());
        final SnapshotKeeper keeper =
            new SnapshotKeeper(ports.journal().snapshots(), pruner, proof.snapshotsKept());
        return new SnapshotFollower(journal.engineConfiguration(), this::openReleasedReader,
            recovery(new RecoveryProgress(line -> { }, ports.nanoClock())),
            keeper, proof.snapshotIntervalNs(), errorLog);
    }
}
