package io.plimsoll.transport.comparison;

import io.plimsoll.engine.wire.MarginCallDecoder;

/** The time from an account's call to LIQUIDATION, or to BANKRUPT at once, until it is called to something better. */
public final class Episode {
    private static final long NOT_ENDED = Long.MAX_VALUE;

    private final long accountId;
    private final long startNs;
    private final long equity;
    private final long maintenance;
    private long endNs = NOT_ENDED;
    private boolean liquidated;

    Episode(final MarginCallDecoder call, final long startNs) {
        this.accountId = call.accountId();
        this.startNs = startNs;
        this.equity = call.equity();
        this.maintenance = call.maintenanceRequirement();
    }

    void end(final long timeNs) {
        endNs = timeNs;
    }

    void liquidate() {
        liquidated = true;
    }

    /**
     * The account.
     *
     * @return its id
     */
    public long accountId() {
        return accountId;
    }

    /**
     * When it was called.
     *
     * @return recorded time, nanoseconds since 1970
     */
    public long startNs() {
        return startNs;
    }

    /**
     * Equity when it was called.
     *
     * @return minor units of the valuation asset
     */
    public long equity() {
        return equity;
    }

    /**
     * Maintenance requirement when it was called.
     *
     * @return minor units of the valuation asset
     */
    public long maintenance() {
        return maintenance;
    }

    /**
     * How long it lasted.
     *
     * @param lastNs time at which the record ends
     * @return nanoseconds
     */
    public long durationNs(final long lastNs) {
        return Math.min(endNs, lastNs) - startNs;
    }

    /**
     * Whether the venue liquidated the account meanwhile.
     *
     * @return true if so
     */
    public boolean isLiquidated() {
        return liquidated;
    }
}
