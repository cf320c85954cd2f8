package io.plimsoll.engine.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelChangesTest {
    private static final int MOST = 3_000;

    @Test
    void shouldGoThroughAccountsInOrderOfTheirIds() {
        final SplittableRandom random = new SplittableRandom(3);
        for (int size : new int[] {0, 1, 2, 3, 17, 1_000, MOST}) {
            final LevelChanges changes = new LevelChanges(MOST);
            final TreeMap<Long, int[]> expected = new TreeMap<>();
            while (expected.size() < size) {
                final long id = random.nextLong();
                final int[] change = {random.nextInt(1 << 26), random.nextInt(5)};
                if (expected.put(id, change) == null) {
                    changes.add(id, change[0], change[1]);
                }
            }
            changes.sort();
            int i = 0;
            for (final int[] change : expected.values()) {
                assertEquals(change[0], changes.account(i));
                assertEquals(change[1], changes.levelBefore(i));
                i++;
            }
            assertEquals(size, changes.size());
        }
    }
}
