package io.plimsoll.transport.config;

import io.aeron.CommonContext;

/** Every key of the configuration file, with its default and what it is for. */
public enum Setting {
    JOURNAL_DIRECTORY("journal.directory", null, "Directory of the journal. No default: say where your records live"),
    JOURNAL_BLOCK_SIZE("journal.block-size", "1g", "Bytes by which the journal's files grow; sparse"),
    JOURNAL_RESERVE("journal.reserve", "64m", "Disk space kept reserved ahead of the writer, for inputs"),
    JOURNAL_SEGMENT_SIZE("journal.segment-size", "4g",
        "After so many bytes the journal goes on in a new segment, so that old ones can be pruned"),
    JOURNAL_COMMIT_POINT("journal.commit-point", "process",
        "When a record counts as kept: process (survives the process) or disk (survives the power, and waits for it)"),

    SEAL_INTERVAL("seal.interval", "1s", "Time after which the journal's chain of hashes is sealed up to where it is"),
    DIGEST_INTERVAL("digest.interval", "1s", "Time between two digests of state in the journal; 0s for none"),
    DIGEST_ACCOUNTS("digest.accounts", "1024", "Accounts that one digest covers; the next one covers the next"),
    SNAPSHOT_INTERVAL("snapshot.interval", "10m",
        "Time between two snapshots by the follower, a second engine that checks every output; 0s for no follower"),
    SNAPSHOTS_KEPT("snapshot.kept", "3", "Snapshots kept, the newest ones"),
    JOURNAL_RETENTION("journal.retention", "0s",
        "How long segments of the journal are kept that no kept snapshot needs; 0s for ever"),

    ENGINE_MAX_ACCOUNTS("engine.max-accounts", "100000", "Accounts. All capacities: used by a new journal, then fixed"),
    ENGINE_MAX_POSITIONS("engine.max-positions", "400000", "Positions of all accounts together"),
    ENGINE_MAX_BALANCES("engine.max-balances", "200000", "Balances of all accounts together"),
    ENGINE_MAX_INSTRUMENTS("engine.max-instruments", "1024", "Instruments"),
    ENGINE_MAX_ASSETS("engine.max-assets", "256", "Assets"),
    ENGINE_MAX_SOURCES("engine.max-sources", "256", "Sources, the service and the operator included"),
    ENGINE_MAX_TIERS("engine.max-tiers", "32", "Tiers of one instrument, and haircut tiers of one asset"),
    ENGINE_MAX_ACCOUNT_CLASSES("engine.max-account-classes", "64", "Account classes, class 0 included"),
    ENGINE_MAX_POSITIONS_PER_ACCOUNT("engine.max-positions-per-account", "256", "Positions of one account"),

    DRIVER_EMBEDDED("driver.embedded", "true", "Whether the service runs the media driver itself"),
    DRIVER_DIRECTORY("driver.directory", CommonContext.AERON_DIR_PROP_DEFAULT + "-plimsoll",
        "Directory of the media driver, where clients on this machine find it"),
    DRIVER_THREADING("driver.threading", "invoker",
        "Embedded driver: invoker (on the margin agent's thread), shared, shared-network or dedicated"),
    DRIVER_IDLE("driver.idle", "backoff", "Idle strategy of the embedded driver's own threads, if it has any"),
    DRIVER_UNTETHERED_TIMEOUT("driver.untethered-timeout", "200ms",
        "Embedded driver: how long an untethered subscriber may fill its window before it is let go"),

    AGENT_IDLE("agent.idle", "yield", "Idle strategy of the margin agent: spin, yield, backoff or sleep"),
    CLOCK_INTERVAL("clock.interval", "100ms", "Time between two clock messages"),

    CONTROL_CHANNELS("control.channels", "aeron:ipc", "Definitions and queries in; channels are separated by commas"),
    CONTROL_STREAM_ID("control.stream-id", "1001", "Stream id"),
    CONTROL_LIMIT("control.limit", "16", "Fragments taken from each channel in one turn of the loop"),
    FACTS_CHANNELS("facts.channels", "aeron:ipc", "Fills, collateral and resets in"),
    FACTS_STREAM_ID("facts.stream-id", "1002", "Stream id"),
    FACTS_LIMIT("facts.limit", "64", "Fragments taken from each channel in one turn of the loop"),
    MARKET_DATA_CHANNELS("market-data.channels", "aeron:ipc", "Ticks and funding in"),
    MARKET_DATA_STREAM_ID("market-data.stream-id", "1003", "Stream id"),
    MARKET_DATA_LIMIT("market-data.limit", "64", "Fragments taken from each channel in one turn of the loop"),

    CALLS_CHANNELS("calls.channels", "aeron:ipc?term-length=16m", "Margin calls and account status out"),
    CALLS_STREAM_ID("calls.stream-id", "1011", "Stream id"),
    CALLS_RING("calls.ring", "16m", "Bytes of calls that wait for a publication under back-pressure; a power of two"),
    REPLIES_CHANNELS("replies.channels", "aeron:ipc?term-length=16m",
        "Acknowledgements, gaps, rejections and reports out"),
    REPLIES_STREAM_ID("replies.stream-id", "1012", "Stream id"),
    REPLIES_RING("replies.ring", "4m", "Bytes of replies that wait for a publication; a power of two"),
    PUBLICATION_LIMIT("publication.limit", "256", "Messages offered to one publication in one turn of the loop"),
    HEARTBEAT_INTERVAL("heartbeat.interval", "100ms",
        "Time between two heartbeats on the calls stream, by which consumers notice that they missed the last calls"),

    HISTORY_CHANNELS("history.channels", "aeron:ipc", "Requests for past calls in"),
    HISTORY_STREAM_ID("history.stream-id", "1021", "Stream id"),
    HISTORY_MAX_CONSUMERS("history.max-consumers", "16", "Consumers served from the journal at the same time"),
    HISTORY_IDLE("history.idle", "backoff", "Idle strategy of the history agent");

    private final String key;
    private final String defaultValue;
    private final String description;

    Setting(final String key, final String defaultValue, final String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /**
     * The key as written in the file.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * What holds if the file does not say.
     *
     * @return the default, or null if the file must say
     */
    public String defaultValue() {
        return defaultValue;
    }

    /**
     * What the setting is for.
     *
     * @return one line for people
     */
    public String description() {
        return description;
    }
}
