package io.plimsoll.engine.tripwire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.account.AccountTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WireHeapsTest {
    private static final int INSTRUMENTS = 3;
    private static final int DRIFTS = 2;
    private static final int WATCHES = 200;
    private static final int STEPS = 300_000;

    @Test
    void shouldKnowTheNearestWiresWhateverHappens() {
        final AccountTable accounts = new AccountTable(WATCHES);
        final WatchTable watches = new WatchTable(WATCHES, accounts);
        final WireHeaps heaps = new WireHeaps(INSTRUMENTS, DRIFTS, WATCHES * 4, WATCHES, watches);
        final int[] watch = new int[WATCHES];
        for (int i = 0; i < WATCHES; i++) {
            watch[i] = watches.add(accounts.add(i, 0, AccountTable.NO_LIMIT, 0, 0, 1), watched(i));
        }
        final Long[][] wires = new Long[(INSTRUMENTS + DRIFTS) * 4][WATCHES];
        final SplittableRandom random = new SplittableRandom(11);
        for (int step = 0; step < STEPS; step++) {
            final int i = random.nextInt(WATCHES);
            final int source = watched(i) * 2 + (watched(i) < INSTRUMENTS ? random.nextInt(2) : 0);
            final int side = random.nextInt(2);
            if (random.nextInt(3) == 0) {
                heaps.clear(watch[i], source, side);
                wires[source * 2 + side][i] = null;
            } else {
                final long price = random.nextInt(1000) - 500;
                heaps.set(watch[i], source, side, price);
                wires[source * 2 + side][i] = price;
            }
            assertNearest(heaps, source, side, wires[source * 2 + side], random.nextInt(1200) - 600);
        }
    }

    private static int watched(final int watch) {
        return watch % (INSTRUMENTS + DRIFTS);
    }

    private static void assertNearest(
        final WireHeaps heaps, final int source, final int side, final Long[] wires, final long price) {
        Long nearest = null;
        int count = 0;
        for (final Long wire : wires) {
            if (wire != null) {
                count++;
                final boolean nearer = nearest == null || (side == WatchTable.LOW ? wire > nearest : wire < nearest);
                nearest = nearer ? wire : nearest;
            }
        }
        assertEquals(count, heaps.wires(source, side));
        final boolean crossed = nearest != null && (side == WatchTable.LOW ? price <= nearest : price >= nearest);
        final int watch = heaps.crossed(source, side, price);
        assertEquals(crossed, watch != WatchTable.NONE, "price " + price + " nearest " + nearest);
        if (crossed) {
            assertEquals(nearest, wires[watch], "the top is not the nearest");
        }
    }
}
