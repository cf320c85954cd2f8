package io.plimsoll.transport.chain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The options of a chain as a service knows them. What was recorded lies in the past, so expiries are shifted to the
 * time at which a snapshot is told; when the shift has changed since, because recorded time passes faster than the
 * service's, the options of an expiry are listed anew, with new ids, so that the time they have left is right again.
 */
final class Listings {
    /** By so much the time left may be wrong. */
    private static final long TOLERANCE_NS = TimeUnit.MINUTES.toNanos(1);

    private final NavigableMap<Long, Listing> byRecordedExpiry = new TreeMap<>();
    private int nextId;

    Listings(final int firstId) {
        nextId = firstId;
    }

    /** The present listing of an expiry, or null. */
    Listing find(final long recordedExpiryNs) {
        return byRecordedExpiry.get(recordedExpiryNs);
    }

    /** Makes sure that an expiry is listed with the right time left: the present listing, or a new one. */
    Listing list(final long recordedExpiryNs, final long shiftNs) {
        final long expiryNs = recordedExpiryNs + shiftNs;
        return byRecordedExpiry.merge(recordedExpiryNs, new Listing(expiryNs),
            (before, renewed) -> Math.abs(before.expiryTimeNs() - expiryNs) <= TOLERANCE_NS ? before : renewed);
    }

    /** Gives an option an id in its listing. */
    int add(final Listing listing, final OptionContract contract) {
        final int id = nextId++;
        listing.add(contract, id);
        return id;
    }

    /** The first free id. */
    int nextId() {
        return nextId;
    }

    int id(final OptionContract contract) {
        return byRecordedExpiry.get(contract.expiryTimeNs()).id(contract);
    }

    /** When the next expiry was, by the record; {@link Long#MAX_VALUE} if nothing is listed. */
    long firstExpiryNs() {
        return byRecordedExpiry.isEmpty() ? Long.MAX_VALUE : byRecordedExpiry.firstKey();
    }

    /** Takes the listing that expires first away. */
    Listing removeFirst() {
        return byRecordedExpiry.pollFirstEntry().getValue();
    }

    /**
     * How many ids a chain needs: as many as it has options, and if those of every snapshot are listed anew, once more
     * for each option at each snapshot.
     */
    static long idsNeeded(final List<ChainSnapshot> snapshots, final boolean isListedAnew) {
        final Map<Long, Set<OptionContract>> known = new HashMap<>();
        long needed = 0;
        for (final ChainSnapshot snapshot : snapshots) {
            for (final Long expiry : snapshot.byExpiry().keySet()) {
                final Set<OptionContract> contracts = known.computeIfAbsent(expiry, time -> new HashSet<>());
                final int before = contracts.size();
                snapshot.byExpiry().get(expiry).forEach(quote -> contracts.add(quote.contract()));
                needed += isListedAnew ? contracts.size() : contracts.size() - before;
            }
        }
        return needed;
    }
}
