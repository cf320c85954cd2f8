package io.plimsoll.journal;

/**
 * What is behind the last document of a journal.
 *
 * @param kind     of what is there
 * @param position where it is: behind the last document, or of the first document behind a hole
 */
public record JournalTail(Kind kind, long position) {

    /** What there can be. */
    public enum Kind {
        /** Nothing, as it should be. */
        NOTHING,

        /** A document, or the beginning of one, that was never committed: its writer died. */
        UNCOMMITTED_DOCUMENT,

        /** Documents, but not at once: what was between them and the last one is gone. */
        DOCUMENTS_BEHIND_A_HOLE,

        /** Something that cannot be a document. */
        DAMAGE
    }

    /** Looks behind the last document of a segment, and into those that should hold nothing then. */
    static JournalTail find(final JournalStorage storage, final long segment, final SegmentScanner scanner) {
        final JournalTail tail = of(segment, scanner);
        for (final long later : storage.segments()) {
            if (later > segment) {
                try (SegmentScanner laterScanner = new SegmentScanner(storage.read(later))) {
                    final JournalTail laterTail = of(later, laterScanner);
                    if (laterTail.kind() == Kind.DOCUMENTS_BEHIND_A_HOLE) {
                        return laterTail;
                    }
                }
            }
        }
        return tail;
    }

    private static JournalTail of(final long segment, final SegmentScanner scanner) {
        if (scanner.next()) {
            return new JournalTail(Kind.NOTHING, JournalPosition.of(segment, scanner.offset()));
        }
        final JournalTail tail = scanner.tail();
        return new JournalTail(tail.kind(), JournalPosition.of(segment, tail.position()));
    }
}
