package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;

/** The tables' sizes. */
final class Capacity {
    private final EngineConfiguration configuration;

    Capacity(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    int sources() {
        return configuration.maxSources();
    }

    int assets() {
        return configuration.maxAssets();
    }

    int instruments() {
        return configuration.maxInstruments();
    }

    int tiers() {
        return configuration.maxTiers();
    }

    int accountClasses() {
        return configuration.maxAccountClasses();
    }

    int accounts() {
        return configuration.maxAccounts();
    }

    int positionsPerAccount() {
        return configuration.maxPositionsPerAccount();
    }

    boolean hasRoomForPositions(final Book book, final Account before, final Account after) {
        final int added = after.positions.size() - before.positions.size();
        return added <= 0 || book.positionCount() + added <= configuration.maxPositions();
    }

    boolean hasRoomForBalances(final Book book, final Account before, final Account after) {
        final int added = after.balances.size() - before.balances.size();
        return added <= 0 || book.balanceCount() + added <= configuration.maxBalances();
    }
}
