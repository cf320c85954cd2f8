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
}
