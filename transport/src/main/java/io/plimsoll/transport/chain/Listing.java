package io.plimsoll.transport.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The options of one expiry as a service knows them: ids, and when they expire by the service's time. */
final class Listing {
    private final Map<OptionContract, Integer> ids = new LinkedHashMap<>();
    private final long expiryTimeNs;

    Listing(final long expiryTimeNs) {
        this.expiryTimeNs = expiryTimeNs;
    }

    /** By the service's time. */
    long expiryTimeNs() {
        return expiryTimeNs;
    }

    Set<OptionContract> contracts() {
        return ids.keySet();
    }

    boolean has(final OptionContract contract) {
        return ids.containsKey(contract);
    }

    int id(final OptionContract contract) {
        return ids.get(contract);
    }

    void add(final OptionContract contract, final int id) {
        ids.put(contract, id);
    }
}
