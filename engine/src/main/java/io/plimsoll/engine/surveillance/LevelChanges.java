package io.plimsoll.engine.surveillance;

/** Accounts whose level a message has changed, with the level before, to be gone through in order of account id. */
final class LevelChanges {
    private static final int LEVEL_BITS = 3;
    private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

    private final long[] accountId;
    private final int[] accountAndLevel;
    private int size;

    LevelChanges(final int capacity) {
        accountId = new long[capacity];
        accountAndLevel = new int[capacity];
    }

    void add(final long id, final int account, final int levelBefore) {
        accountId[size] = id;
        accountAndLevel[size] = account << LEVEL_BITS | levelBefore;
        size++;
    }

    int size() {
        return size;
    }

    int account(final int i) {
        return accountAndLevel[i] >>> LEVEL_BITS;
    }

    int levelBefore(final int i) {
        return accountAndLevel[i] & LEVEL_MASK;
    }

    void clear() {
        size = 0;
    }

    /** Heapsort by account id: in place, and no order of arrival makes it slow. */
    void sort() {
        for (int root = size / 2 - 1; root >= 0; root--) {
            sink(root, size);
        }
        for (int end = size - 1; end > 0; end--) {
            final long id = accountId[0];
            final int value = accountAndLevel[0];
            accountId[0] = accountId[end];
            accountAndLevel[0] = accountAndLevel[end];
            accountId[end] = id;
            accountAndLevel[end] = value;
            sink(0, end);
        }
    }

    private void sink(final int from, final int end) {
        final long id = accountId[from];
        final int value = accountAndLevel[from];
        int root = from;
        int child = 2 * root + 1;
        while (child < end) {
            if (child + 1 < end && accountId[child + 1] > accountId[child]) {
                child++;
            }
            if (accountId[child] <= id) {
                break;
            }
            accountId[root] = accountId[child];
            accountAndLevel[root] = accountAndLevel[child];
            root = child;
            child = 2 * root + 1;
        }
        accountId[root] = id;
        accountAndLevel[root] = value;
    }
}
