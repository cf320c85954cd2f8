package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.OptionContract;
import java.util.HashMap;
import java.util.Map;

/** Ids of options, given as they are first seen, behind those of what else there is. */
final class OptionIds {
    private final Map<OptionContract, Integer> ids = new HashMap<>();
    private final int first;

    OptionIds(final int first) {
        this.first = first;
    }

    /** Gives an option its id, the first time that it is seen. */
    boolean isNew(final OptionContract contract) {
        return ids.putIfAbsent(contract, ids.size() + first) == null;
    }

    int id(final OptionContract contract) {
        return ids.get(contract);
    }

    /** Options that were seen. */
    int size() {
        return ids.size();
    }
}
