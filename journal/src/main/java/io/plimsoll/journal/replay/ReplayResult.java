package io.plimsoll.journal.replay;

/**
 * What came out of a replay.
 *
 * @param snapshotSequence of the snapshot that the replay of a pruned journal began with: its first input was the next
 *                         one; 0 if it began at the journal's beginning
 * @param recordsBefore    records of the journal in front of that snapshot, none of them derived: what was pruned, and
 *                         what is left; 0 if it began at the journal's beginning
 * @param inputs           inputs applied
 * @param outputs          outputs the journal holds of them
 * @param calls            margin calls among them
 * @param differences      outputs that are not byte for byte what the engine says now, or are on one side only
 * @param missingAtEnd     outputs the journal's last inputs cause but the journal does not hold, because the process
 *                         died between cause and output; not differences
 * @param firstDifference  the first difference, for people, both messages field by field; empty if there is none
 * @param elapsedNs        nanoseconds taken
 */
public record ReplayResult(
    long snapshotSequence,
    long recordsBefore,
    long inputs,
    long outputs,
    long calls,
    long differences,
    long missingAtEnd,
    String firstDifference,
    long elapsedNs) {

    /**
     * Whether it began with a snapshot, because the journal's beginning was pruned.
     *
     * @return true if so
     */
    public boolean isFromSnapshot() {
        return recordsBefore > 0;
    }

    /**
     * Whether the journal proved itself.
     *
     * @return true if there is no difference
     */
    public boolean isClean() {
        return differences == 0;
    }

    /**
     * Inputs and outputs per second.
     *
     * @return records per second
     */
    public double recordsPerSecond() {
        return (inputs + outputs) * 1e9 / Math.max(1, elapsedNs);
    }
}
