package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.EnumSet;
import java.util.Set;

/** The time from a call to LIQUIDATION, or to BANKRUPT at once, to the call to something better. */
final class CallEpisode {
    private static final long NOT_ENDED = Long.MAX_VALUE;

    private final Set<Contradiction> contradictions = EnumSet.noneOf(Contradiction.class);
    private final long accountId;
    private final long callId;
    private final long startNs;
    private final long missing;
    private long endNs = NOT_ENDED;
    private Cause endCause;
    private Fate fate = Fate.NEVER;

    CallEpisode(final MarginCallDecoder call, final long startNs) {
        this.accountId = call.accountId();
        this.callId = call.callId();
        this.startNs = startNs;
        this.missing = call.maintenanceRequirement() - call.equity();
    }

    void end(final long timeNs, final Cause cause) {
        endNs = timeNs;
        endCause = cause;
    }

    void contradict(final Contradiction contradiction) {
        contradictions.add(contradiction);
    }

    void liquidate() {
        fate = Fate.LIQUIDATED;
    }

    /** The venue liquidated the account at this time; counts if that was soon enough after the episode. */
    void liquidateLater(final long timeNs, final long withinNs) {
        if (fate == Fate.NEVER && timeNs >= endNs && timeNs - endNs <= withinNs) {
            fate = Fate.LIQUIDATED_LATER;
        }
    }

    long accountId() {
        return accountId;
    }

    /** Id of the call in the journal. */
    long callId() {
        return callId;
    }

    long startNs() {
        return startNs;
    }

    /** What the account was below its requirement when it was called, minor units. */
    long missing() {
        return missing;
    }

    /** How long it lasted if the record ends at this time. */
    long durationNs(final long lastNs) {
        return Math.min(endNs, lastNs) - startNs;
    }

    /** What cured it; null if it was in force to the end of the record. */
    Cause endCause() {
        return endCause;
    }

    Fate fate() {
        return fate;
    }

    boolean isNever() {
        return fate == Fate.NEVER;
    }

    /** What the record itself says against it; empty if nothing. */
    Set<Contradiction> contradictions() {
        return contradictions;
    }
}
