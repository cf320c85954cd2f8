package io.plimsoll.transport.service;

import org.agrona.collections.LongArrayList;

/**
 * Where in the journal the margin calls are: the position of one document in every {@link #STRIDE} calls. Grows with
 * the journal, by 16 bytes for every stride.
 */
final class CallIndex {
    /** Calls between two entries, at least. */
    static final int STRIDE = 1024;

    private final LongArrayList callIds = new LongArrayList();
    private final LongArrayList positions = new LongArrayList();

    /** Notes the next call met in the journal; only some are kept. */
    void onCall(final long callId, final long position) {
        final int size = callIds.size();
        if (size == 0 || callId - callIds.getLong(size - 1) >= STRIDE) {
            callIds.addLong(callId);
            positions.addLong(position);
        }
    }

    /**
     * Where to begin reading.
     *
     * @param callId   of a call
     * @param fallback if the index does not reach down to it
     * @return position of a document at or before the one with the call
     */
    long positionBefore(final long callId, final long fallback) {
        int low = 0;
        int high = callIds.size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (callIds.getLong(middle) <= callId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? fallback : positions.getLong(low - 1);
    }
}
