package io.plimsoll.journal;

/** What a record of the journal is. The codes are part of the file format and never change. */
public enum RecordKind {
    /** The engine's configuration: the first record of every segment, the same in all of them, and only the first. */
    CONFIGURATION((short) 1),

    /** A message that was applied to the engine. */
    INPUT((short) 2),

    /** A message the engine said, in consequence of the input with the same sequence. */
    OUTPUT((short) 3),

    /** Where a segment stands in the journal: the second record of every segment, and only the second. */
    OPENING((short) 4);

    private final short code;

    RecordKind(final short code) {
        this.code = code;
    }

    /**
     * The kind's code in a record.
     *
     * @return the code
     */
    public short code() {
        return code;
    }

    /**
     * The kind with a code.
     *
     * @param code as read from a record
     * @return the kind, or null if no kind has this code
     */
    static RecordKind ofCode(final short code) {
        return switch (code) {
            case 1 -> CONFIGURATION;
            case 2 -> INPUT;
            case 3 -> OUTPUT;
            case 4 -> OPENING;
            default -> null;
        };
    }
}
