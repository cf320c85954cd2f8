package io.plimsoll.journal.chain;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import java.util.HexFormat;

/** Checks seals, and what is said of them, record by record. */
final class ChainCheck implements AutoCloseable {
    private static final int FIRST_RULES_VERSION_WITH_SEALS = 2;

    private final SealedBlocks blocks;
    private final Seal start;
    private final boolean isPruned;
    private CarriedHeads carried = new CarriedHeads(null);
    private ExpectedHead expected;
    private boolean isExpectedFound;
    /** Records that the nearest seals cover, of those that do not cover what the expected head does; 0 for none. */
    private long nearestBelow;
    private long nearestAbove;
    private boolean knowsSeals = true;
    private Seal accepted;
    private Seal sealed;
    private long seals;

    /**
     * Begins.
     *
     * @param reader   at the start, of its own; this object's to close
     * @param start    what is known of the chain there
     * @param isPruned whether records before the start are gone
     */
    ChainCheck(final JournalReader reader, final Seal start, final boolean isPruned) {
        this.blocks = new SealedBlocks(reader, start.records(), start.head());
        this.start = start;
        this.isPruned = isPruned;
        accepted = isPruned ? null : start;
        sealed = start;
    }

    /** Tells which rules hold, and which head is looked for. Returns what is wrong with it, or null. */
    Finding begin(final EngineConfiguration configuration, final ExpectedHead newExpected) {
        knowsSeals = configuration.rulesVersion() >= FIRST_RULES_VERSION_WITH_SEALS;
        carried = new CarriedHeads(knowsSeals && !isPruned ? start : null);
        expected = newExpected;
        return lookForExpected();
    }

    boolean knowsSeals() {
        return knowsSeals;
    }

    /** The last seal that was checked. */
    Seal sealed() {
        return sealed;
    }

    long seals() {
        return seals;
    }

    long calls() {
        return carried.calls();
    }

    /** Returns what is wrong with a record, or with a block that it seals, or null. */
    Finding check(final JournalRecord record) {
        if (record.kind() == RecordKind.OUTPUT) {
            return carried.check(record, sealed.records() + 1);
        }
        final Seal seal = knowsSeals ? Seal.in(record) : null;
        if (seal == null || accepted != null && !seal.follows(accepted)) {
            return null; // none, or one that the engine refused
        }
        accepted = seal;
        carried.add(seal);
        if (seal.records() >= record.number()) {
            return new Finding(sealed.records() + 1, record.number(), record.sequence() - 1, record.position(),
                "the seal in record " + record.number() + " covers " + seal.records() + " records, itself among them");
        }
        return seal.records() < start.records() ? null : check(seal);
    }

    private Finding check(final Seal seal) {
        final Finding finding = blocks.check(seal);
        if (finding != null) {
            return finding;
        }
        sealed = seal;
        seals++;
        return lookForExpected();
    }

    private Finding lookForExpected() {
        if (expected == null) {
            return null;
        }
        if (sealed.records() < expected.records()) {
            nearestBelow = sealed.records();
            return null;
        }
        if (sealed.records() > expected.records()) {
            nearestAbove = nearestAbove == 0 ? sealed.records() : nearestAbove;
            return null;
        }
        isExpectedFound = expected.hasHead(sealed.head());
        return isExpectedFound ? null : new Finding(1, sealed.records(), 0, 0, "the head that covers "
            + sealed.records() + " records is " + HexFormat.of().formatHex(sealed.head())
            + " and not " + expected.hex() + ": this is another journal, or all of it was written anew");
    }

    /**
     * Returns what it means if the head that was looked for, which covers records that were not pruned, was not found;
     * null if it was.
     */
    Finding missing(final long records, final long sequence, final long position) {
        if (isExpectedFound) {
            return null;
        }
        final long covered = expected.records();
        if (!knowsSeals) {
            return new Finding(1, covered, 0, start.position(), "no seal covers exactly " + covered
                + " records: this journal was written under rules version 1, which knows none, so it is another one");
        }
        if (nearestAbove == 0) {
            return new Finding(records + 1, records + 1, sequence, position, (covered > records
                ? "the head covers " + covered + " records, but the journal ends behind record " + records
                : "no seal covers exactly " + covered + " records: " + nearestSeals() + ", and the journal ends behind"
                    + " record " + records)
                + ". What followed, the seal and the call that carried it, was cut off, or the number is not what the"
                + " call carried");
        }
        return new Finding(nearestBelow + 1, nearestAbove, 0, start.position(), "no seal covers exactly " + covered
            + " records: " + nearestSeals() + ". This is another journal, or it was written anew, or the number is not"
            + " what the call carried");
    }

    private String nearestSeals() {
        final String below = nearestBelow == 0 ? "no seal covers fewer" : "the nearest below covers " + nearestBelow;
        return below + (nearestAbove == 0 ? ", and none covers more" : ", the nearest above " + nearestAbove);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
