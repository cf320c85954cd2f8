package io.plimsoll.transport.command;

import java.io.PrintWriter;

/** Says beside a result that it does not follow from the journal's beginning. */
final class PrunedBeginning {

    private PrunedBeginning() {
    }

    /**
     * Says nothing of a journal that is whole.
     *
     * @param snapshotSequence of the snapshot that a result was derived from, 0 if from the journal's beginning
     * @param error            to print to: results are for others to read on
     */
    static void print(final long snapshotSequence, final PrintWriter error) {
        if (snapshotSequence > 0) {
            error.println("the journal's beginning was pruned: derived from the snapshot of input " + snapshotSequence
                + ", taken at its word; to derive it from the beginning, put the pruned segments back");
            error.flush();
        }
    }
}
