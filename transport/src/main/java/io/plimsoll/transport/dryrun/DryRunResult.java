package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.transport.explain.JournalNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a dry run.
 *
 * @param configuration    of the engine that tried it
 * @param snapshotSequence of the last input in the snapshot that it was begun with, 0 for the journal's beginning
 * @param sequence         of the journal's last input
 * @param timeNs           its stamp
 * @param names            of assets and instruments
 * @param changedOver      accounts that a roll-out had not reached in the journal; it was finished first
 * @param outcomes         of the messages, in their order
 * @param scaled           instruments to which the messages gave a scale rule
 * @param changes          what the review behind the messages changed
 * @param calls            margin calls that messages, review and roll-out came with
 * @param before           what accounts stood at
 * @param after            what they stand at behind the review
 * @param withoutRamp      what they would stand at if scales rose at once to where volatility wants them; null if
 *                         nothing is held back
 */
public record DryRunResult(
    EngineConfiguration configuration,
    long snapshotSequence,
    long sequence,
    long timeNs,
    JournalNames names,
    int changedOver,
    List<Outcome> outcomes,
    List<Integer> scaled,
    List<RiskChange> changes,
    long calls,
    Standings before,
    Standings after,
    Standings withoutRamp) {

    /**
     * Whether the engine took all messages.
     *
     * @return true if so
     */
    public boolean isAllTaken() {
        return outcomes.stream().allMatch(Outcome::isTaken);
    }

    /**
     * Prints it.
     *
     * @param out  to print to
     * @param most accounts of each valuation asset that are shown one by one
     */
    public void print(final PrintWriter out, final int most) {
        new DryRunText(this, out).print(most);
    }

    /**
     * Writes all accounts.
     *
     * @param file to write, CSV
     * @throws IOException if it cannot be written
     */
    public void writeAccounts(final Path file) throws IOException {
        AccountCsv.write(file, this);
    }
}
