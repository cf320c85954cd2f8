package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes the configuration of a service: small limits and short intervals, so that they are met. */
final class RandomSettings {
    private final Map<String, String> values = new HashMap<>();
    private final Dice dice;

    private RandomSettings(final Dice dice) {
        this.dice = dice;
    }

    static ServiceConfiguration configuration(
        final Dice dice, final EngineConfiguration engine, final CommitPoint commitPoint) {
        final RandomSettings settings = new RandomSettings(dice);
        settings.journal(commitPoint);
        settings.engine(engine);
        settings.streams();
        return ServiceConfiguration.of(settings.values);
    }

    private void journal(final CommitPoint commitPoint) {
        set(Setting.JOURNAL_DIRECTORY, "simulated");
        set(Setting.JOURNAL_BLOCK_SIZE, "8m");
        set(Setting.JOURNAL_RESERVE, "4m");
        set(Setting.JOURNAL_COMMIT_POINT, commitPoint.name().toLowerCase(Locale.ROOT));
        set(Setting.JOURNAL_SEGMENT_SIZE, dice.of(64, 128, 1024) + "k");
        set(Setting.JOURNAL_RETENTION, dice.of(0, 1, 10) + "s");
        set(Setting.SEAL_INTERVAL, dice.of(50, 500) + "ms");
        set(Setting.DIGEST_INTERVAL, dice.of(0, 100, 1_000) + "ms");
        set(Setting.DIGEST_ACCOUNTS, "" + dice.between(1, 16));
        set(Setting.SNAPSHOT_INTERVAL, dice.of(0, 1, 5) + "s");
        set(Setting.SNAPSHOTS_KEPT, "" + dice.between(1, 3));
    }

    private void engine(final EngineConfiguration engine) {
        set(Setting.ENGINE_MAX_SOURCES, "" + engine.maxSources());
        set(Setting.ENGINE_MAX_ASSETS, "" + engine.maxAssets());
        set(Setting.ENGINE_MAX_INSTRUMENTS, "" + engine.maxInstruments());
        set(Setting.ENGINE_MAX_TIERS, "" + engine.maxTiers());
        set(Setting.ENGINE_MAX_ACCOUNT_CLASSES, "" + engine.maxAccountClasses());
        set(Setting.ENGINE_MAX_ACCOUNTS, "" + engine.maxAccounts());
        set(Setting.ENGINE_MAX_POSITIONS, "" + engine.maxPositions());
        set(Setting.ENGINE_MAX_BALANCES, "" + engine.maxBalances());
        set(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT, "" + engine.maxPositionsPerAccount());
    }

    private void streams() {
        set(Setting.CONTROL_LIMIT, "" + dice.between(1, 4));
        set(Setting.FACTS_LIMIT, "" + dice.between(1, 8));
        set(Setting.MARKET_DATA_LIMIT, "" + dice.between(1, 8));
        set(Setting.PUBLICATION_LIMIT, "" + dice.between(1, 16));
        set(Setting.CLOCK_INTERVAL, dice.of(20, 100, 200) + "ms");
        set(Setting.HEARTBEAT_INTERVAL, dice.of(20, 100, 200) + "ms");
        set(Setting.HISTORY_MAX_CONSUMERS, "" + dice.between(1, 4));
    }

    private void set(final Setting setting, final String value) {
        values.put(setting.key(), value);
    }
}
