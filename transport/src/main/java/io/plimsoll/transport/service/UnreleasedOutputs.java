package io.plimsoll.transport.service;

import org.agrona.BitUtil;

/**
 * What was said and journaled, but does not count as kept yet: how far the journal must have come before how much of
 * each ring may be seen. First in, first out.
 */
final class UnreleasedOutputs {
    private static final int CAPACITY = BitUtil.findNextPositivePowerOfTwo(4096);
    private static final int FIELDS = 5;
    private static final int MASK = CAPACITY - 1;

    private final long[] marks = new long[CAPACITY * FIELDS];
    private final OutputStreamPublisher calls;
    private final OutputStreamPublisher replies;
    private long head;
    private long tail;

    UnreleasedOutputs(final OutputStreamPublisher calls, final OutputStreamPublisher replies) {
        this.calls = calls;
        this.replies = replies;
    }

    /** Whether more may be added, of as much as one turn of the loop can say. */
    boolean hasRoom() {
        return tail - head < CAPACITY
            && !calls.ring().isHalfFullOfUncommitted() && !replies.ring().isHalfFullOfUncommitted();
    }

    /** Everything said so far may be seen once the journal counts as kept up to a position. */
    void add(final long journalPosition) {
        final int mark = (int) (tail & MASK) * FIELDS;
        marks[mark] = journalPosition;
        marks[mark + 1] = calls.ring().tailPosition();
        marks[mark + 2] = calls.ring().tailIndex();
        marks[mark + 3] = replies.ring().tailPosition();
        marks[mark + 4] = replies.ring().tailIndex();
        tail++;
    }

    /** Lets out what may be seen now that the journal counts as kept up to a position. */
    void release(final long journalPosition) {
        int mark = (int) (head & MASK) * FIELDS;
        while (head < tail && marks[mark] <= journalPosition) {
            calls.commit(marks[mark + 1], marks[mark + 2]);
            replies.commit(marks[mark + 3], marks[mark + 4]);
            head++;
            mark = (int) (head & MASK) * FIELDS;
        }
    }
}
