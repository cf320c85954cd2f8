package io.plimsoll.engine.source;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import org.agrona.collections.Int2IntHashMap;

/**
 * All sources, by index in order of definition, with their place in their own sequence. Fixed capacity. The service
 * itself and the operator exist from the start.
 */
public final class SourceTable {
    /** No such source. */
    public static final int NONE = -1;

    /** Id and index of the service itself, which sends the clock. */
    public static final int SERVICE = 0;

    /** Id and index of the operator, who defines everything else. */
    public static final int OPERATOR = 1;

    /** A source that never gave an exchange time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int STANDARD_REJECTIONS_PER_SECOND = 1_000;

    private final int capacity;
    private final Int2IntHashMap indexById;
    private final int[] id;
    private final int[] permissions;
    private final boolean[] lossless;
    private final int[] rejectionsPerSecond;
    private final int[] epoch;
    private final long[] applied;
    private final long[] unacknowledged;
    private final boolean[] acknowledgementDue;
    private final boolean[] blocked;
    private final long[] exchangeTimeNs;
    private final int[] nextById;
    private int size;

    /**
     * Allocates the table, with the service and the operator in it.
     *
     * @param capacity most sources
     */
    public SourceTable(final int capacity) {
        this.capacity = capacity;
        indexById = new Int2IntHashMap(capacity * 2, 0.6f, NONE);
        id = new int[capacity];
        permissions = new int[capacity];
        lossless = new boolean[capacity];
        rejectionsPerSecond = new int[capacity];
        epoch = new int[capacity];
        applied = new long[capacity];
        unacknowledged = new long[capacity];
        acknowledgementDue = new boolean[capacity];
        blocked = new boolean[capacity];
        exchangeTimeNs = new long[capacity];
        nextById = new int[capacity];
        add(SERVICE, Permission.CLOCK, false, STANDARD_REJECTIONS_PER_SECOND);
        add(OPERATOR, Permission.ALL & ~Permission.CLOCK, true, STANDARD_REJECTIONS_PER_SECOND);
    }

    /**
     * Writes all sources, in order of definition.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int source = 0; source < size; source++) {
            sink.put(id[source]);
            sink.put(permissions[source]);
            sink.put(lossless[source] ? 1 : 0);
            sink.put(rejectionsPerSecond[source]);
            sink.put(epoch[source]);
            sink.put(applied[source]);
            sink.put(unacknowledged[source]);
            sink.put(acknowledgementDue[source] ? 1 : 0);
            sink.put(blocked[source] ? 1 : 0);
            sink.put(exchangeTimeNs[source]);
        }
    }

    /**
     * Replaces all sources by those written.
     *
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state) {
        indexById.clear();
        size = 0;
        final int count = state.nextInt("number of sources", OPERATOR + 1, capacity);
        while (size < count) {
            final int source = size;
            readDefinition(state);
            epoch[source] = state.nextInt("source's epoch", 0, Integer.MAX_VALUE);
            applied[source] = state.next();
            unacknowledged[source] = state.next();
            acknowledgementDue[source] = state.nextBoolean("source's acknowledgement due");
            blocked[source] = state.nextBoolean("source's blocking");
            exchangeTimeNs[source] = state.next();
        }
    }

    private void readDefinition(final StateSource state) {
        final int sourceId = size <= OPERATOR
            ? state.nextInt("source's id", size, size)
            : state.nextInt("source's id", OPERATOR + 1, Integer.MAX_VALUE);
        if (indexOf(sourceId) != NONE) {
            throw new StateException("source " + sourceId + " is defined twice; load another state");
        }
        add(
            sourceId,
            state.nextInt("source's permissions", 0, Permission.ALL),
            state.nextBoolean("source's losslessness"),
            state.nextInt("source's rejections per second", 0, Integer.MAX_VALUE));
    }

    /**
     * Adds a source that has not said anything yet.
     *
     * @param sourceId           its id, new here
     * @param permitted          what it may send, see {@link Permission}
     * @param isLossless         whether a hole in its sequence blocks it
     * @param writtenRejections  how many rejections a second are written one by one
     */
    public void add(final int sourceId, final int permitted, final boolean isLossless, final int writtenRejections) {
        final int source = size++;
        indexById.put(sourceId, source);
        id[source] = sourceId;
        permissions[source] = permitted;
        lossless[source] = isLossless;
        rejectionsPerSecond[source] = writtenRejections;
        exchangeTimeNs[source] = NO_TIME;
        link(source);
    }

    /** Keeps sources linked by id; the service, whose id is the lowest, is always the first. */
    private void link(final int source) {
        nextById[source] = NONE;
        if (source != SERVICE) {
            int before = SERVICE;
            while (nextById[before] != NONE && id[nextById[before]] < id[source]) {
                before = nextById[before];
            }
            nextById[source] = nextById[before];
            nextById[before] = source;
        }
    }

    /**
     * The source with the next higher id. The service is first.
     *
     * @param source index
     * @return index or {@link #NONE}
     */
    public int nextById(final int source) {
        return nextById[source];
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds a source.
     *
     * @param sourceId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final int sourceId) {
        return indexById.get(sourceId);
    }

    public int id(final int source) {
        return id[source];
    }

    public boolean isPermitted(final int source, final int permission) {
        return (permissions[source] & permission) != 0;
    }

    public int permissions(final int source) {
        return permissions[source];
    }

    public boolean isLossless(final int source) {
        return lossless[source];
    }

    public int rejectionsPerSecond(final int source) {
        return rejectionsPerSecond[source];
    }

    /**
     * The source's life: higher after each of its restarts.
     *
     * @param source index
     * @return epoch, 0 before its first message
     */
    public int epoch(final int source) {
        return epoch[source];
    }

    /**
     * Starts a source anew.
     *
     * @param source   index
     * @param newEpoch higher than the one before
     */
    public void startEpoch(final int source, final int newEpoch) {
        epoch[source] = newEpoch;
        applied[source] = 0;
        blocked[source] = false;
        acknowledgementDue[source] = unacknowledged[source] > 0;
        exchangeTimeNs[source] = NO_TIME;
    }

    /**
     * The last sequence of this epoch that was applied or refused for good.
     *
     * @param source index
     * @return sequence, 0 before the first
     */
    public long applied(final int source) {
        return applied[source];
    }

    /**
     * Consumes a sequence.
     *
     * @param source   index
     * @param sequence above the last one
     */
    public void consume(final int source, final long sequence) {
        applied[source] = sequence;
        unacknowledged[source]++;
        blocked[source] = false;
        acknowledgementDue[source] = true;
    }

    public boolean isBlocked(final int source) {
        return blocked[source];
    }

    /**
     * Notes that a hole keeps the source from going on, which it wants to be told until it fills it.
     *
     * @param source index
     */
    public void block(final int source) {
        blocked[source] = true;
        acknowledgementDue[source] = true;
    }

    public boolean isAcknowledgementDue(final int source) {
        return acknowledgementDue[source];
    }

    /**
     * Sequences consumed since the last acknowledgement, in whatever epoch.
     *
     * @param source index
     * @return how many, those that were lost not among them
     */
    public long unacknowledged(final int source) {
        return unacknowledged[source];
    }

    /**
     * Notes that an acknowledgement is being written. A blocked source will get the next one too.
     *
     * @param source index
     */
    public void acknowledge(final int source) {
        unacknowledged[source] = 0;
        acknowledgementDue[source] = blocked[source];
    }

    /**
     * The last exchange time the source gave in this epoch.
     *
     * @param source index
     * @return nanoseconds since 1970, {@link #NO_TIME} if none
     */
    public long exchangeTimeNs(final int source) {
        return exchangeTimeNs[source];
    }

    public void exchangeTimeNs(final int source, final long timeNs) {
        exchangeTimeNs[source] = timeNs;
    }
}
