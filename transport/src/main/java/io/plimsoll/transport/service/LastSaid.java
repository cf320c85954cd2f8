package io.plimsoll.transport.service;

/**
 * What the journal says was said last: as the service started, and as its index has grown since. A reader that has come
 * to the journal's end knows at least this, also where the journal was pruned and does not say it any more.
 */
final class LastSaid {
    private long callId;
    private long causeSequence;

    /**
     * What was said before the service started.
     *
     * @param callId        of a margin call, 0 if there never was one
     * @param causeSequence of a margin call or account status, 0 if there never was one
     */
    LastSaid(final long callId, final long causeSequence) {
        this.callId = callId;
        this.causeSequence = causeSequence;
    }

    void onCall(final long nextCallId, final long nextCauseSequence) {
        callId = Math.max(callId, nextCallId);
        onStatus(nextCauseSequence);
    }

    void onStatus(final long nextCauseSequence) {
        causeSequence = Math.max(causeSequence, nextCauseSequence);
    }

    long callId() {
        return callId;
    }

    long causeSequence() {
        return causeSequence;
    }
}
