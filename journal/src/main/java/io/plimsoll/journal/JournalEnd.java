package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;

/**
 * Where an existing journal ends, for the writer that goes on behind it. What a crash left at the end is judged here:
 *
 * <ul>
 * <li>A document that was being written was never committed and does not count.
 * <li>Documents behind a hole show that the power went. If everything was forced to disk before it was told to anybody,
 *     nobody knows of them and they do not count; otherwise nobody can say what was lost, and the journal is refused.
 * <li>A damaged document is refused, named.
 * </ul>
 */
final class JournalEnd {
    private static final System.Logger LOGGER = System.getLogger(JournalEnd.class.getName());
    private static final int DOCUMENT_LIMIT = 256;

    private final JournalStorage storage;
    private final RecordOrder order = new RecordOrder();
    private EngineConfiguration configuration;
    private CommitPoint commitPoint;
    private long records;
    private long position;
    private long lastSegment;

    private JournalEnd(final JournalStorage storage) {
        this.storage = storage;
    }

    /**
     * Looks for the end.
     *
     * @throws JournalCorruptException if a document of the last segment, or what is behind it, is damaged
     */
    static JournalEnd find(final JournalStorage storage) {
        final JournalEnd end = new JournalEnd(storage);
        final long[] segments = storage.segments();
        for (int i = segments.length - 1; i >= 0; i--) {
            end.lastSegment = Math.max(end.lastSegment, segments[i]);
            if (end.findIn(segments[i])) {
                break;
            }
        }
        return end;
    }

    /** The engine's configuration, or null if nothing was ever committed. */
    EngineConfiguration configuration() {
        return configuration;
    }

    /** Under which the last segment was written. */
    CommitPoint commitPoint() {
        return commitPoint;
    }

    RecordOrder order() {
        return order;
    }

    long records() {
        return records;
    }

    /** Position behind the last document. */
    long position() {
        return position;
    }

    /** The highest number of a segment, also of one in which nothing was committed; 0 if there is none. */
    long lastSegment() {
        return lastSegment;
    }

    private boolean findIn(final long segment) {
        try (JournalReader reader = JournalReader.open(storage, segment)) {
            if (reader == null) {
                return false;
            }
            final SegmentOpening opening = reader.openingHere();
            configuration = opening.configuration();
            commitPoint = opening.commitPoint();
            int documents = 1;
            while (documents > 0) {
                documents = reader.poll(record -> { }, DOCUMENT_LIMIT);
            }
            order.set(reader.order());
            records = reader.records();
            position = reader.position();
            lookBehind(reader.scanner());
            return true;
        }
    }

    private void lookBehind(final SegmentScanner scanner) {
        final boolean isTorn = scanner.isRecordHere();
        final long end = scanner.offset();
        if (scanner.skipToNext()) {
            if (commitPoint != CommitPoint.DISK) {
                throw new JournalCorruptException("the journal in " + storage.name() + " has a hole at "
                    + JournalPosition.text(position) + ", behind record " + records + ", and goes on behind it"
                    + " at offset " + scanner.offset() + ": the power went before it was on disk, and what was lost"
                    + " may have been published. Restore the journal from a copy.");
            }
            LOGGER.log(System.Logger.Level.WARNING, "The power went while the journal in " + storage.name()
                + " was written: what is behind " + JournalPosition.text(position)
                + " was not on disk, was told to nobody, and does not count.");
        } else {
            if (isTorn) {
                LOGGER.log(System.Logger.Level.INFO, "The last writer of the journal in " + storage.name()
                    + " died within a document behind " + JournalPosition.text(position) + ": it does not count.");
            }
            storage.trim(JournalPosition.segment(position), end + RecordDescriptor.MAX_DOCUMENT_LENGTH);
        }
    }
}
