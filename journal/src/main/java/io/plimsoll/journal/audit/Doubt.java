package io.plimsoll.journal.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rule 10.4, step 7: how much of something is doubted, and which of its feeds are stale, for which it is all.
 *
 * @param billionths x 10^9
 * @param staleFeeds those that are stale
 */
record Doubt(int billionths, List<StaleFeed> staleFeeds) {

    /** Of what a message said. */
    static Doubt of(final int billionths) {
        return new Doubt(billionths, List.of());
    }

    /** Rule 11.6: of a feed that is stale, whatever its own doubt is. */
    static Doubt of(final StaleFeed feed) {
        return new Doubt(Prices.HIGHEST_DOUBT, List.of(feed));
    }

    /** The greater of two doubts; a feed of both is named once. */
    Doubt max(final Doubt other) {
        return new Doubt(
            Math.max(billionths, other.billionths),
            Stream.concat(staleFeeds.stream(), other.staleFeeds.stream()).distinct().toList());
    }
}
