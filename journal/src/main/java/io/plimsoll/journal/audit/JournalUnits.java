package io.plimsoll.journal.audit;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The units that the snapshot knows with which a pruned journal begins. Ids are not used again and units never change,
 * so they are also those of what is left of the journal in front of the snapshot. Names are not in a snapshot.
 *
 * @param assetExponents   of minor units, by asset id; empty if nothing was pruned: the journal defines them itself
 * @param priceExponents   of prices on the wire, by instrument id; empty if nothing was pruned
 * @param settlementAssets ids, by instrument id; empty if nothing was pruned
 */
public record JournalUnits(
    SortedMap<Integer, Integer> assetExponents,
    SortedMap<Integer, Integer> priceExponents,
    SortedMap<Integer, Integer> settlementAssets) {

    /**
     * Reads them.
     *
     * @param directory of the journal
     * @return what is known where the journal begins
     * @throws io.plimsoll.journal.JournalException if there is no journal, or its beginning was pruned and there is no
     *                                              snapshot to begin with
     */
    public static JournalUnits of(final Path directory) {
        final Book book = JournalStart.of(directory).definitions();
        final SortedMap<Integer, Integer> assets = new TreeMap<>();
        book.assets.values().forEach(asset -> assets.put(asset.id(), asset.exponent()));
        final SortedMap<Integer, Integer> instruments = new TreeMap<>();
        final SortedMap<Integer, Integer> settlements = new TreeMap<>();
        book.instruments.values().forEach(instrument -> {
            instruments.put(instrument.id, -instrument.tickSize.scale());
            settlements.put(instrument.id, instrument.settlementAssetId);
        });
        return new JournalUnits(assets, instruments, settlements);
    }
}
