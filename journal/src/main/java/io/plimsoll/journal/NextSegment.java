package io.plimsoll.journal;

/**
 * Finds the segment that goes on where another ends. That is the next one which says so in its first document. Segments
 * between the two hold nothing that counts: nothing was committed to them, or the power went and they were not on disk
 * when it was decided where the journal ends.
 */
final class NextSegment implements AutoCloseable {
    private final JournalStorage storage;
    private long highest;
    private SegmentScanner candidate;
    private long number;
    private SegmentOpening opening;
    private JournalCorruptException obstacle;
    private boolean isBarred;

    NextSegment(final JournalStorage storage) {
        this.storage = storage;
        listSegments();
    }

    /** Learns which segments there are, so that it is seen when one is missing. */
    long[] listSegments() {
        final long[] segments = storage.segments();
        highest = segments.length == 0 ? 0 : segments[segments.length - 1];
        return segments;
    }

    /**
     * Looks for the segment that goes on at a position.
     *
     * @param position behind the last document of a segment
     * @return true if there is one: {@link #take}, {@link #number} and {@link #opening} are of it
     */
    boolean find(final long position) {
        final long next = JournalPosition.segment(position) + 1;
        if (number != next) {
            close();
        }
        number = next;
        obstacle = null;
        isBarred = false;
        while (storage.hasSegment(number)) {
            if (goesOnAt(position)) {
                return true;
            }
            if (isBarred || number >= highest && !storage.hasSegment(number + 1)) {
                keepOnly(next);
                return false;
            }
            close();
            number++;
        }
        if (number <= highest) {
            hinder(new JournalCorruptException("segment " + number + " is missing" + JournalCorruptException.ADVICE));
        }
        return false;
    }

    /**
     * Why the journal cannot go on at the position, or null if it only does not go on yet. Its record, if it is known,
     * counts from that position; its position is 0 if it is that position.
     */
    JournalCorruptException obstacle() {
        return obstacle;
    }

    long number() {
        return number;
    }

    SegmentOpening opening() {
        return opening;
    }

    /** The segment found; the caller's to close. */
    SegmentScanner take() {
        final SegmentScanner found = candidate;
        candidate = null;
        return found;
    }

    @Override
    public void close() {
        if (candidate != null) {
            candidate.close();
            candidate = null;
        }
    }

    private boolean goesOnAt(final long position) {
        if (candidate == null) {
            candidate = new SegmentScanner(storage.read(number));
        }
        // Once the segment behind it exists, whatever was committed to this one can be seen.
        final boolean holdsSomething = candidate.next() || storage.hasSegment(number + 1) && candidate.next();
        if (!holdsSomething) {
            if (candidate.isStrange()) {
                hinder(new JournalCorruptException("the first document of segment " + number
                    + " is not what was written: its length is damaged" + JournalCorruptException.ADVICE,
                    1, 0, JournalPosition.of(number, 0)));
            }
            return false;
        }
        try {
            opening = SegmentOpening.read(number, candidate);
        } catch (final JournalCorruptException e) {
            hinder(e);
            return false;
        }
        if (opening.previousEnd() == position) {
            return true;
        }
        isBarred = opening.commitPoint() != CommitPoint.DISK || opening.durablePosition() > position;
        hinder(new JournalCorruptException("documents are missing: the journal ends at "
            + JournalPosition.text(position) + " but went on in segment " + number + " from "
            + JournalPosition.text(opening.previousEnd()) + ", behind record " + opening.recordsBefore()
            + JournalCorruptException.ADVICE));
        return false;
    }

    private void hinder(final JournalCorruptException reason) {
        if (obstacle == null) {
            obstacle = reason;
        }
    }

    /** What is looked at again next time. A segment without bytes is being made, and has to be opened anew. */
    private void keepOnly(final long next) {
        if (number != next || !candidate.hasBytes()) {
            close();
        }
    }
}
