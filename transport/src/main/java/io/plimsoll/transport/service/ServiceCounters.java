package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.aeron.Counter;

/**
 * What the margin agent counts, visible to Aeron's own tools (AeronStat). Written by the agent's thread alone, except
 * for the errors, which any of the client's threads may count.
 */
public final class ServiceCounters {
    /** Type id of the first counter; the others follow in the order of the labels below. */
    public static final int FIRST_TYPE_ID = 19_140;

    private final Counter inputs;
    private final Counter outputs;
    private final Counter calls;
    private final Counter rejections;
    private final Counter publicationDropped;
    private final Counter backPressure;
    private final Counter journalStops;
    private final Counter lastSequence;
    private final Counter lastCallId;
    private final Counter errors;

    ServiceCounters(final Aeron aeron) {
        int typeId = FIRST_TYPE_ID;
        inputs = aeron.addCounter(typeId++, "plimsoll: inputs applied");
        outputs = aeron.addCounter(typeId++, "plimsoll: outputs journaled");
        calls = aeron.addCounter(typeId++, "plimsoll: margin calls");
        rejections = aeron.addCounter(typeId++, "plimsoll: rejections");
        publicationDropped = aeron.addCounter(typeId++, "plimsoll: outputs dropped by publication");
        backPressure = aeron.addCounter(typeId++, "plimsoll: offers under back-pressure");
        journalStops = aeron.addCounter(typeId++, "plimsoll: intake stopped because the journal is full");
        lastSequence = aeron.addCounter(typeId++, "plimsoll: last sequence");
        lastCallId = aeron.addCounter(typeId++, "plimsoll: last call id");
        errors = aeron.addCounter(typeId, "plimsoll: errors");
    }

    public Counter inputs() {
        return inputs;
    }

    public Counter outputs() {
        return outputs;
    }

    public Counter calls() {
        return calls;
    }

    public Counter rejections() {
        return rejections;
    }

    public Counter publicationDropped() {
        return publicationDropped;
    }

    public Counter backPressure() {
        return backPressure;
    }

    public Counter journalStops() {
        return journalStops;
    }

    public Counter lastSequence() {
        return lastSequence;
    }

    public Counter lastCallId() {
        return lastCallId;
    }

    public Counter errors() {
        return errors;
    }
}
