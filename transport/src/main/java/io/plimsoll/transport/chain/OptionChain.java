package io.plimsoll.transport.chain;

import io.plimsoll.transport.feed.FeedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a file of option chains holds.
 *
 * @param name      of the file
 * @param snapshots one or more, in order of time
 * @param rows      read
 * @param oneSided  rows without a bid or without an ask, among those that are not left out
 * @param faults    how many rows are left out, by reason
 */
public record OptionChain(
    String name, List<ChainSnapshot> snapshots, long rows, long oneSided, Map<RowFault, Long> faults) {
    private static final int MOST_LETTERS = 12;

    /**
     * What the options are on.
     *
     * @return the name of the first option up to its first hyphen, twelve letters at most
     */
    public String underlying() {
        final String name = snapshots.get(0).quotes().get(0).contract().name().split("-", 2)[0];
        return name.substring(0, Math.min(MOST_LETTERS, name.length()));
    }

    /**
     * Several files as one chain.
     *
     * @param chains one or more, in any order
     * @return one with the snapshots of all, in order of time
     * @throws FeedException if they are on different underlyings, or tell of the same time twice
     */
    public static OptionChain merged(final List<OptionChain> chains) {
        final List<ChainSnapshot> snapshots = new ArrayList<>();
        final Map<RowFault, Long> faults = new EnumMap<>(RowFault.class);
        for (final OptionChain chain : chains) {
            if (!chain.underlying().equals(chains.get(0).underlying())) {
                throw new FeedException(chains.get(0).name() + " has options on " + chains.get(0).underlying() + ", "
                    + chain.name() + " on " + chain.underlying() + "; feed one of them, the other to another service");
            }
            snapshots.addAll(chain.snapshots());
            chain.faults().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        }
        snapshots.sort(Comparator.comparingLong(ChainSnapshot::timeNs));
        for (int i = 1; i < snapshots.size(); i++) {
            if (snapshots.get(i).timeNs() == snapshots.get(i - 1).timeNs()) {
                throw new FeedException("two files have a snapshot of "
                    + Instant.ofEpochSecond(0, snapshots.get(i).timeNs()) + "; feed one of them");
            }
        }
        return new OptionChain(
            chains.stream().map(OptionChain::name).collect(Collectors.joining(", ")),
            List.copyOf(snapshots),
            chains.stream().mapToLong(OptionChain::rows).sum(),
            chains.stream().mapToLong(OptionChain::oneSided).sum(),
            faults);
    }
}
