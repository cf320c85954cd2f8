package io.plimsoll.transport.config;

/**
 * How often the service proves itself.
 *
 * @param sealIntervalNs     after which the journal's chain of hashes is sealed
 * @param digestIntervalNs   between two digests of state in the journal; 0 for none
 * @param digestAccounts     accounts that one digest covers
 * @param snapshotIntervalNs between two snapshots; 0 for no follower
 * @param snapshotsKept      the newest ones
 * @param retentionNs        for which segments of the journal are kept that no kept snapshot needs; 0 for ever
 */
public record ProofConfiguration(
    long sealIntervalNs,
    long digestIntervalNs,
    int digestAccounts,
    long snapshotIntervalNs,
    int snapshotsKept,
    long retentionNs) {

    /**
     * Whether a second engine follows the journal.
     *
     * @return true if so
     */
    public boolean hasFollower() {
        return snapshotIntervalNs > 0;
    }
}
