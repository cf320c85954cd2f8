package io.plimsoll.transport.config;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.RecordDescriptor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole configuration of a service, read once, checked as a whole, immutable.
 *
 * <p>Every value out of its range and every pair of values that do not fit together is refused with a
 * {@link ConfigurationException} that names the key. Keys, defaults and meanings are in {@link Setting}.
 */
public final class ServiceConfiguration {
    /** Longest message the engine takes; of a longer one, one byte more is handed on so that it is refused as such. */
    public static final int MAX_INPUT_LENGTH = 4096;

    private static final int MAX_LIMIT = 1 << 12;
    private static final int MIN_RING = 1 << 20;
    private static final int MAX_RING = 1 << 30;
    /** The service's own in one turn of the loop: clock, seal, checkpoint, roll-out. */
    private static final int OWN_MESSAGES = 4;
    private static final int MAX_DIGEST_ACCOUNTS = 4096;
    private static final long MAX_JOURNAL_BYTES = 1L << 40;

    private final Settings settings;
    private final EngineConfiguration engine;
    private final JournalConfiguration journal;
    private final DriverConfiguration driver;
    private final InputStreamConfiguration control;
    private final InputStreamConfiguration facts;
    private final InputStreamConfiguration marketData;
    private final OutputStreamConfiguration calls;
    private final OutputStreamConfiguration replies;
    private final HistoryConfiguration history;
    private final ProofConfiguration proof;
    private final IdleKind agentIdle;
    private final long clockIntervalNs;
    private final long heartbeatIntervalNs;
    private final int publicationLimit;

    private ServiceConfiguration(final Settings settings, final int rulesVersion) {
        this.settings = settings;
        engine = engine(settings, rulesVersion);
        journal = journal(settings);
        driver = new DriverConfiguration(
            settings.flag(Setting.DRIVER_EMBEDDED),
            settings.text(Setting.DRIVER_DIRECTORY),
            settings.choice(Setting.DRIVER_THREADING, DriverThreading.class),
            settings.choice(Setting.DRIVER_IDLE, IdleKind.class),
            settings.durationNs(
                Setting.DRIVER_UNTETHERED_TIMEOUT, TimeUnit.MILLISECONDS.toNanos(20), TimeUnit.SECONDS.toNanos(60)));
        control = input(Setting.CONTROL_CHANNELS, Setting.CONTROL_STREAM_ID, Setting.CONTROL_LIMIT);
        facts = input(Setting.FACTS_CHANNELS, Setting.FACTS_STREAM_ID, Setting.FACTS_LIMIT);
        marketData = input(Setting.MARKET_DATA_CHANNELS, Setting.MARKET_DATA_STREAM_ID, Setting.MARKET_DATA_LIMIT);
        calls = output(Setting.CALLS_CHANNELS, Setting.CALLS_STREAM_ID, Setting.CALLS_RING);
        replies = output(Setting.REPLIES_CHANNELS, Setting.REPLIES_STREAM_ID, Setting.REPLIES_RING);
        history = new HistoryConfiguration(
            Channels.inputs(settings, Setting.HISTORY_CHANNELS),
            streamId(Setting.HISTORY_STREAM_ID),
            settings.integer(Setting.HISTORY_MAX_CONSUMERS, 1, 1024),
            settings.choice(Setting.HISTORY_IDLE, IdleKind.class));
        proof = proof(settings);
        agentIdle = settings.choice(Setting.AGENT_IDLE, IdleKind.class);
        clockIntervalNs = settings.durationNs(
            Setting.CLOCK_INTERVAL, TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(1));
        heartbeatIntervalNs = settings.durationNs(
            Setting.HEARTBEAT_INTERVAL, TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(10));
        publicationLimit = settings.integer(Setting.PUBLICATION_LIMIT, 1, 1 << 20);
        ConfigurationRelations.check(this, settings);
    }

    /**
     * Reads a configuration file.
     *
     * @param file in the format of Java properties
     * @return the configuration
     * @throws ConfigurationException if it cannot be used
     */
    public static ServiceConfiguration load(final Path file) {
        return new ServiceConfiguration(Settings.load(file), EngineConfiguration.RULES_VERSION);
    }

    /**
     * A configuration from values given by a program.
     *
     * @param values by key; what is not given has its default
     * @return the configuration
     * @throws ConfigurationException if it cannot be used
     */
    public static ServiceConfiguration of(final Map<String, String> values) {
        return new ServiceConfiguration(Settings.of(values, "program"), EngineConfiguration.RULES_VERSION);
    }

    /**
     * This configuration with one value changed.
     *
     * @param setting to change
     * @param value   it shall have
     * @return the new configuration
     * @throws ConfigurationException if it cannot be used
     */
    public ServiceConfiguration with(final Setting setting, final String value) {
        final Map<String, String> values = new HashMap<>(settings.given());
        values.put(setting.key(), value);
        return new ServiceConfiguration(Settings.of(values, "program"), engine.rulesVersion());
    }

    /**
     * This configuration with new journals under the draft of the next rules: for trying it out, and for no journal
     * that is to be kept.
     *
     * @return the new configuration
     */
    public ServiceConfiguration underDraftRules() {
        return new ServiceConfiguration(settings, EngineConfiguration.DRAFT_RULES_VERSION);
    }

    public EngineConfiguration engine() {
        return engine;
    }

    public JournalConfiguration journal() {
        return journal;
    }

    public ProofConfiguration proof() {
        return proof;
    }

    public DriverConfiguration driver() {
        return driver;
    }

    public InputStreamConfiguration control() {
        return control;
    }

    public InputStreamConfiguration facts() {
        return facts;
    }

    public InputStreamConfiguration marketData() {
        return marketData;
    }

    public OutputStreamConfiguration calls() {
        return calls;
    }

    public OutputStreamConfiguration replies() {
        return replies;
    }

    public HistoryConfiguration history() {
        return history;
    }

    public IdleKind agentIdle() {
        return agentIdle;
    }

    public long clockIntervalNs() {
        return clockIntervalNs;
    }

    public long heartbeatIntervalNs() {
        return heartbeatIntervalNs;
    }

    public int publicationLimit() {
        return publicationLimit;
    }

    /**
     * Most messages that one turn of the loop can take in, a clock message included.
     *
     * @return number of messages
     */
    public int maxBatchMessages() {
        return OWN_MESSAGES + control.messageLimit() + facts.messageLimit() + marketData.messageLimit();
    }

    /**
     * Most journal space that the inputs of one turn of the loop can need.
     *
     * @return bytes
     */
    public int maxBatchBytes() {
        return Math.multiplyExact(maxBatchMessages(), RecordDescriptor.alignedLength(MAX_INPUT_LENGTH + 1));
    }

    /**
     * Every setting with its value and where the value comes from, one a line.
     *
     * @return text for people
     */
    @Override
    public String toString() {
        return settings.describe();
    }

    private InputStreamConfiguration input(final Setting channels, final Setting streamId, final Setting limit) {
        return new InputStreamConfiguration(
            Channels.inputs(settings, channels), streamId(streamId), settings.integer(limit, 1, MAX_LIMIT));
    }

    private OutputStreamConfiguration output(final Setting channels, final Setting streamId, final Setting ring) {
        return new OutputStreamConfiguration(
            Channels.outputs(settings, channels), streamId(streamId), settings.powerOfTwo(ring, MIN_RING, MAX_RING));
    }

    private int streamId(final Setting setting) {
        return settings.integer(setting, 1, Integer.MAX_VALUE);
    }

    private static EngineConfiguration engine(final Settings settings, final int rulesVersion) {
        final int most = Integer.MAX_VALUE;
        try {
            return new EngineConfiguration(
                rulesVersion,
                settings.integer(Setting.ENGINE_MAX_SOURCES, 1, most),
                settings.integer(Setting.ENGINE_MAX_ASSETS, 1, most),
                settings.integer(Setting.ENGINE_MAX_INSTRUMENTS, 1, most),
                settings.integer(Setting.ENGINE_MAX_TIERS, 1, most),
                settings.integer(Setting.ENGINE_MAX_ACCOUNT_CLASSES, 1, most),
                settings.integer(Setting.ENGINE_MAX_ACCOUNTS, 1, most),
                settings.integer(Setting.ENGINE_MAX_POSITIONS, 1, most),
                settings.integer(Setting.ENGINE_MAX_BALANCES, 1, most),
                settings.integer(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT, 1, most));
        } catch (final IllegalArgumentException e) {
            throw new ConfigurationException("engine capacities (keys engine.max-...): " + e.getMessage(), e);
        }
    }

    private static ProofConfiguration proof(final Settings settings) {
        final long day = TimeUnit.DAYS.toNanos(1);
        return new ProofConfiguration(
            settings.durationNs(Setting.SEAL_INTERVAL, TimeUnit.MILLISECONDS.toNanos(1), day),
            settings.durationNs(Setting.DIGEST_INTERVAL, 0, day),
            settings.integer(Setting.DIGEST_ACCOUNTS, 0, MAX_DIGEST_ACCOUNTS),
            settings.durationNs(Setting.SNAPSHOT_INTERVAL, 0, day),
            settings.integer(Setting.SNAPSHOTS_KEPT, 1, 1000),
            settings.durationNs(Setting.JOURNAL_RETENTION, 0, 10_000 * day));
    }

    private static JournalConfiguration journal(final Settings settings) {
        try {
            return new JournalConfiguration(
                Path.of(settings.text(Setting.JOURNAL_DIRECTORY)),
                settings.bytes(Setting.JOURNAL_BLOCK_SIZE, 1, MAX_JOURNAL_BYTES),
                settings.bytes(Setting.JOURNAL_RESERVE, 1, MAX_JOURNAL_BYTES),
                settings.bytes(Setting.JOURNAL_SEGMENT_SIZE, 0, MAX_JOURNAL_BYTES),
                settings.choice(Setting.JOURNAL_COMMIT_POINT, CommitPoint.class));
        } catch (final IllegalArgumentException e) {
            throw new ConfigurationException("journal sizes (keys journal....): " + e.getMessage(), e);
        }
    }
}
