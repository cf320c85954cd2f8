package io.plimsoll.journal.audit;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pruned journal does not define itself, because it was defined in front of the snapshot with which it begins.
 * Empty if nothing was pruned.
 *
 * @param accounts     ids of the accounts in the snapshot
 * @param priceSources instrument ids by the id of the asset that they price
 */
public record JournalBeginning(SortedSet<Long> accounts, SortedMap<Integer, Integer> priceSources) {

    /**
     * Reads it.
     *
     * @param directory of the journal
     * @return what is there where the journal begins
     * @throws io.plimsoll.journal.JournalException if there is no journal, or its beginning was pruned and there is no
     *                                              snapshot to begin with, or none that can be read here
     */
    public static JournalBeginning of(final Path directory) {
        final Book book = JournalStart.of(directory).book();
        final SortedMap<Integer, Integer> sources = new TreeMap<>();
        book.assets.values().forEach(asset -> {
            if (asset.priceInstrumentId() != null) {
                sources.put(asset.id(), asset.priceInstrumentId());
            }
        });
        return new JournalBeginning(new TreeSet<>(book.accounts.keySet()), sources);
    }
}
