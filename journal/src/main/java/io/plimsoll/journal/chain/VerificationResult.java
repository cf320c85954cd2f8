package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalCorruptException;

/**
 * What a verification found.
 *
 * @param records        number of the last record that was verified, those pruned before included
 * @param prunedRecords  records that were pruned; of them, only the head that is kept could be taken at its word
 * @param calls          margin calls among those verified
 * @param knowsSeals     whether the rules of the journal know seals: version 1 does not
 * @param seals          number of seals that were verified
 * @param sealedRecords  records that the last of them covers
 * @param sealedPosition position behind them
 * @param sealedHead     head of that seal, in hexadecimal digits
 * @param isHeadPruned   whether the head that was looked for covers some of the pruned records and no others: it is not
 *                       known then whether it is this journal's
 * @param finding        the first thing that is not as it was written, or null
 * @param elapsedNs      how long it took
 */
public record VerificationResult(
    long records,
    long prunedRecords,
    long calls,
    boolean knowsSeals,
    long seals,
    long sealedRecords,
    long sealedPosition,
    String sealedHead,
    boolean isHeadPruned,
    Finding finding,
    long elapsedNs) {

    static VerificationResult unreadable(final JournalCorruptException damage) {
        return new VerificationResult(0, 0, 0, true, 0, 0, 0, "", false, Finding.of(damage, 0, 0, 0), 0);
    }

    /**
     * Whether nothing was found.
     *
     * @return true if so
     */
    public boolean isClean() {
        return finding == null;
    }

    /**
     * Records that only their checksums protect.
     *
     * @return number of verified records behind the last seal
     */
    public long unsealedRecords() {
        return records - sealedRecords;
    }
}
