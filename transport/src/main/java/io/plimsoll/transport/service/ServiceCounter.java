package io.plimsoll.transport.service;

/** What the margin agent counts. */
public enum ServiceCounter {
    /** Inputs applied. */
    INPUTS("inputs applied"),
    /** Outputs journaled. */
    OUTPUTS("outputs journaled"),
    /** Margin calls among the outputs. */
    CALLS("margin calls"),
    /** Rejections among the outputs. */
    REJECTIONS("rejections"),
    /** Outputs that fell out of a ring before a publication took them. */
    PUBLICATION_DROPPED("outputs dropped before publication"),
    /** Offers that a publication did not take. */
    BACK_PRESSURE("offers under back-pressure"),
    /** Times that the intake stopped because the journal was full. */
    JOURNAL_STOPS("intake stops because the journal is full"),
    /** Sequence of the last input applied. */
    LAST_SEQUENCE("last sequence"),
    /** Id of the last margin call. */
    LAST_CALL_ID("last call id"),
    /** Surprises. */
    ERRORS("errors");

    private final String label;

    ServiceCounter(final String label) {
        this.label = label;
    }

    /**
     * The counter's name for people, as Aeron's tools show it.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * The counter's type with Aeron.
     *
     * @return the type id
     */
    public int typeId() {
        return ServiceCounters.FIRST_TYPE_ID + ordinal();
    }
}
