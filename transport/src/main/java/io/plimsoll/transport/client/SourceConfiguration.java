package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.Sequencing;
import org.agrona.BitUtil;

/**
 * A source and how it publishes.
 *
 * @param sourceId          as defined with the service; 1 is the operator
 * @param sequencing        as defined with the service: a lossless source keeps its messages until they are
 *                          acknowledged and sends them again when they are lost
 * @param lane              all its messages go on; order is kept within a lane only
 * @param epoch             to go on with, or {@link #NEW_EPOCH}
 * @param lastSequence      already used in that epoch; 0 for a new one
 * @param maxUnacknowledged messages of a lossless source kept, a power of two
 * @param retainedBytes     of a lossless source's messages kept
 */
public record SourceConfiguration(
    int sourceId,
    Sequencing sequencing,
    InputLane lane,
    int epoch,
    long lastSequence,
    int maxUnacknowledged,
    int retainedBytes) {

    /** Begin a new epoch, one above the newest that the service knows. */
    public static final int NEW_EPOCH = 0;

    private static final int DEFAULT_MAX_UNACKNOWLEDGED = 1 << 16;
    private static final int DEFAULT_RETAINED_BYTES = 1 << 23;

    /** Checks the values. */
    public SourceConfiguration {
        if (sourceId < 1) {
            throw new IllegalArgumentException("sourceId must be 1 or more but is " + sourceId);
        }
        if (epoch < 0 || lastSequence < 0 || epoch == NEW_EPOCH && lastSequence != 0) {
            throw new IllegalArgumentException("epoch=" + epoch + " lastSequence=" + lastSequence
                + ": neither is negative, and a new epoch begins at 0");
        }
        if (!BitUtil.isPowerOfTwo(maxUnacknowledged) || retainedBytes < SourcePublisher.MAX_LENGTH) {
            throw new IllegalArgumentException("maxUnacknowledged=" + maxUnacknowledged + " must be a power of two, "
                + "retainedBytes=" + retainedBytes + " at least " + SourcePublisher.MAX_LENGTH);
        }
    }

    /**
     * A source of facts or definitions: nothing is lost.
     *
     * @param sourceId as defined with the service
     * @param lane     FACTS or CONTROL
     * @return in a new epoch
     */
    public static SourceConfiguration lossless(final int sourceId, final InputLane lane) {
        return new SourceConfiguration(sourceId, Sequencing.LOSSLESS, lane, NEW_EPOCH, 0,
            DEFAULT_MAX_UNACKNOWLEDGED, DEFAULT_RETAINED_BYTES);
    }

    /**
     * A source of market data or queries: what cannot be sent now is not sent.
     *
     * @param sourceId as defined with the service
     * @param lane     MARKET_DATA or CONTROL
     * @return in a new epoch
     */
    public static SourceConfiguration lossy(final int sourceId, final InputLane lane) {
        return new SourceConfiguration(sourceId, Sequencing.LOSSY, lane, NEW_EPOCH, 0, 1, SourcePublisher.MAX_LENGTH);
    }

    /**
     * Goes on in an epoch instead of beginning one.
     *
     * @param knownEpoch the epoch
     * @param sequence   the last one used in it
     * @return with these
     */
    public SourceConfiguration resuming(final int knownEpoch, final long sequence) {
        return new SourceConfiguration(
            sourceId, sequencing, lane, knownEpoch, sequence, maxUnacknowledged, retainedBytes);
    }
}
