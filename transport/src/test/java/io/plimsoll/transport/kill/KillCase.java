package io.plimsoll.transport.kill;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.transport.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is to be killed, how often, and the seed of what happens meanwhile.
 *
 * @param commitPoint of the service
 * @param isPruned    whether the service takes snapshots and prunes its journal
 * @param kills       on one journal
 * @param seed        of messages and moments
 */
record KillCase(CommitPoint commitPoint, boolean isPruned, int kills, long seed) {

    /**
     * Writes the configuration of the service. What helps it is kept busy: segments, seals, digests, snapshots come
     * many in a second; but what a consumer has not heard when a service is killed must not be pruned by the next
     * before the consumer has asked for it.
     *
     * @param directory of everything
     * @param engine    whose capacities it shall have
     * @return the file
     */
    Path writeTo(final Path directory, final EngineConfiguration engine) throws IOException {
        return Files.writeString(directory.resolve("service.properties"),
            settings(directory, engine).entrySet().stream()
                .map(setting -> setting.getKey().key() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining()));
    }

    private Map<Setting, String> settings(final Path directory, final EngineConfiguration engine) {
        final Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.JOURNAL_DIRECTORY, directory.resolve("journal").toString());
        settings.put(Setting.JOURNAL_BLOCK_SIZE, "8m");
        settings.put(Setting.JOURNAL_RESERVE, "4m");
        settings.put(Setting.JOURNAL_SEGMENT_SIZE, "1m");
        settings.put(Setting.JOURNAL_COMMIT_POINT, commitPoint.name().toLowerCase(Locale.ROOT));
        settings.put(Setting.SEAL_INTERVAL, "20ms");
        settings.put(Setting.DIGEST_INTERVAL, "20ms");
        settings.put(Setting.SNAPSHOT_INTERVAL, isPruned ? "100ms" : "0s");
        settings.put(Setting.SNAPSHOTS_KEPT, "10");
        settings.put(Setting.JOURNAL_RETENTION, isPruned ? "1s" : "0s");
        settings.put(Setting.DRIVER_DIRECTORY, "/dev/shm/plimsoll-kill-" + UUID.randomUUID() + "/driver");
        settings.put(Setting.AGENT_IDLE, "backoff");
        settings.put(Setting.CLOCK_INTERVAL, "20ms");
        settings.put(Setting.HEARTBEAT_INTERVAL, "20ms");
        settings.put(Setting.CALLS_CHANNELS, "aeron:ipc?term-length=4m");
        settings.put(Setting.REPLIES_CHANNELS, "aeron:ipc?term-length=4m");
        settings.put(Setting.CALLS_RING, "4m");
        settings.put(Setting.ENGINE_MAX_SOURCES, Integer.toString(engine.maxSources()));
        settings.put(Setting.ENGINE_MAX_ASSETS, Integer.toString(engine.maxAssets()));
        settings.put(Setting.ENGINE_MAX_INSTRUMENTS, Integer.toString(engine.maxInstruments()));
        settings.put(Setting.ENGINE_MAX_TIERS, Integer.toString(engine.maxTiers()));
        settings.put(Setting.ENGINE_MAX_ACCOUNT_CLASSES, Integer.toString(engine.maxAccountClasses()));
        settings.put(Setting.ENGINE_MAX_ACCOUNTS, Integer.toString(engine.maxAccounts()));
        settings.put(Setting.ENGINE_MAX_POSITIONS, Integer.toString(engine.maxPositions()));
        settings.put(Setting.ENGINE_MAX_BALANCES, Integer.toString(engine.maxBalances()));
        settings.put(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT, Integer.toString(engine.maxPositionsPerAccount()));
        return settings;
    }
}
