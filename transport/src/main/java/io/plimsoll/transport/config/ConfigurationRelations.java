package io.plimsoll.transport.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold between settings, each of which is in its own range. */
final class ConfigurationRelations {
    private ConfigurationRelations() {
    }

    static void check(final ServiceConfiguration configuration, final Settings settings) {
        checkStreamIds(settings);
        checkReserve(configuration, settings);
        checkPositions(configuration, settings);
        checkDriver(configuration, settings);
    }

    private static void checkDriver(final ServiceConfiguration configuration, final Settings settings) {
        for (final Setting setting : List.of(
            Setting.DRIVER_THREADING, Setting.DRIVER_IDLE, Setting.DRIVER_UNTETHERED_TIMEOUT)) {
            if (!configuration.driver().embedded() && settings.isGiven(setting)) {
                throw settings.refusal(setting, "left out: driver.embedded = false, an external driver has its own");
            }
        }
    }

    private static void checkStreamIds(final Settings settings) {
        final Map<Integer, Setting> owners = new HashMap<>();
        for (final Setting setting : List.of(
            Setting.CONTROL_STREAM_ID, Setting.FACTS_STREAM_ID, Setting.MARKET_DATA_STREAM_ID,
            Setting.CALLS_STREAM_ID, Setting.REPLIES_STREAM_ID, Setting.HISTORY_STREAM_ID)) {
            final Setting other = owners.put(settings.integer(setting, 1, Integer.MAX_VALUE), setting);
            if (other != null) {
                throw settings.refusal(setting, "different from " + other.key());
            }
        }
    }

    private static void checkReserve(final ServiceConfiguration configuration, final Settings settings) {
        final long batch = configuration.maxBatchBytes();
        if (configuration.journal().reserveBytes() < batch) {
            throw settings.refusal(Setting.JOURNAL_RESERVE, "at least " + batch
                + " bytes, for the inputs of one turn of the loop");
        }
    }

    private static void checkPositions(final ServiceConfiguration configuration, final Settings settings) {
        if (configuration.engine().maxPositionsPerAccount() > configuration.engine().maxPositions()) {
            throw settings.refusal(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT, "at most engine.max-positions");
        }
    }
}
