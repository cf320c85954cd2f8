package io.plimsoll.engine.tripwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.account.AccountTable;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list beside the obvious: for every account, what it has left, computed from all its holdings every time. */
class EagerListTest {
    private static final int ACCOUNTS = 40;
    private static final int INSTRUMENTS = 3;
    private static final int STEPS = 200_000;
    private static final int MANY_MOVES = 4096;

    private final AccountTable accounts = new AccountTable(ACCOUNTS);
    private final WatchTable watches = new WatchTable(ACCOUNTS * INSTRUMENTS, accounts);
    private final EagerList list = new EagerList(
        new Tripwires.Capacity(ACCOUNTS, ACCOUNTS * 2, ACCOUNTS, INSTRUMENTS, 2, 2, false), accounts, watches);
    private final int[][] watch = new int[ACCOUNTS][INSTRUMENTS];
    private final long[] mark = new long[INSTRUMENTS];
    private final long[] index = new long[INSTRUMENTS];

    /** What accounts have left, and the slopes of their holdings: whole numbers, so that sums are exact. */
    private final double[][] room = new double[ACCOUNTS][2];
    private final float[][][] slope = new float[ACCOUNTS][INSTRUMENTS][];

    @BeforeEach
    void addAccounts() {
        for (int account = 0; account < ACCOUNTS; account++) {
            accounts.add(account, 0, AccountTable.NO_LIMIT, 0, 0, 1);
            for (int i = 0; i < INSTRUMENTS; i++) {
                watch[account][i] = watches.add(account, i);
            }
        }
    }

    @Test
    void shouldNameExactlyThoseWhoHaveNothingLeft() {
        final SplittableRandom random = new SplittableRandom(17);
        int named = 0;
        for (int step = 0; step < STEPS; step++) {
            final int account = random.nextInt(ACCOUNTS);
            final int instrument = random.nextInt(INSTRUMENTS);
            switch (random.nextInt(8)) {
                case 0 -> put(account, random);
                case 1 -> leave(account);
                case 2 -> {
                    moveFunding(instrument, random.nextInt(-20, 21));
                    named += assertDue(instrument);
                }
                default -> {
                    moveMark(instrument, random.nextInt(-20, 21));
                    named += assertDue(instrument);
                }
            }
        }
        assertTrue(named > STEPS / 100, "named " + named);
    }

    /** A price may change before the list is told: what an account is given meanwhile is as of the new price. */
    @Test
    void shouldTakeRoomsAsOfPricesItHasNotBeenToldOf() {
        list.put(0, 0, 100, Double.POSITIVE_INFINITY);
        list.hold(watch[0][0], 0, 0, 1, 0, 0);
        list.put(1, 0, 5, Double.POSITIVE_INFINITY);
        list.hold(watch[1][0], 1_000, 0, 1, 0, 0);

        list.markMoved(0, 1_000);
        assertEquals(Set.of(), due());
        list.markMoved(0, 995);
        assertEquals(Set.of(), due());
        list.markMoved(0, 994);
        assertEquals(Set.of(1), due());
    }

    /** Moves are counted over what an account watches; with a holding gone there are fewer than before. */
    @Test
    void shouldSendAnAccountBackToItsWiresThoughAHoldingWithManyMovesIsGone() {
        for (int i = 0; i < 10 * MANY_MOVES; i++) {
            list.markMoved(1, i);
        }
        list.put(0, list.moves(1), 1e9, Double.POSITIVE_INFINITY);
        list.hold(watch[0][0], 0, 0, 1, 0, 0);
        watches.remove(watch[0][1]);
        list.put(0, 0, 1e9, Double.POSITIVE_INFINITY);

        Set<Integer> due = Set.of();
        for (int i = 0; i < 2 * MANY_MOVES && due.isEmpty(); i++) {
            list.markMoved(0, i % 2);
            due = due();
        }
        assertEquals(Set.of(0), due);
    }

    @Test
    void shouldSendAnAccountBackToItsWiresWhenItsLineIsFar() {
        list.put(0, 0, 1e9, Double.POSITIVE_INFINITY);
        list.hold(watch[0][0], 0, 0, 1, 0, 0);
        for (int i = 0; i < MANY_MOVES; i++) {
            list.markMoved(0, i % 2);
            assertEquals(WatchTable.NONE, list.nextDue());
        }
        Set<Integer> due = Set.of();
        for (int i = 0; i < 100 && due.isEmpty(); i++) {
            list.markMoved(0, i % 2);
            due = due();
        }
        assertEquals(Set.of(0), due);
        assertTrue(list.isIdle(0, list.moves(0) + list.moves(1) + list.moves(2)));
    }

    private void moveMark(final int instrument, final long by) {
        mark[instrument] += by;
        list.markMoved(instrument, mark[instrument]);
        for (int a = 0; a < ACCOUNTS; a++) {
            final float[] own = slope[a][instrument];
            if (own != null) {
                room[a][0] += own[0] * by;
                room[a][1] += own[1] * by;
            }
        }
    }

    private void moveFunding(final int instrument, final long by) {
        index[instrument] += by;
        list.fundingMoved(instrument, index[instrument]);
        for (int a = 0; a < ACCOUNTS; a++) {
            final float[] own = slope[a][instrument];
            if (own != null) {
                room[a][0] += own[2] * by;
                room[a][1] -= own[2] * by;
            }
        }
    }

    private int assertDue(final int instrument) {
        final Set<Integer> expected = new TreeSet<>();
        for (int a = 0; a < ACCOUNTS; a++) {
            if (slope[a][instrument] != null && isSpent(a)) {
                expected.add(a);
            }
        }
        final Set<Integer> actual = due();
        actual.removeIf(a -> !isSpent(a) && list.isIdle(a, movesOfAll()));
        assertEquals(expected, actual);
        return actual.size();
    }

    private Set<Integer> due() {
        final Set<Integer> due = new TreeSet<>();
        for (int a = list.nextDue(); a != WatchTable.NONE; a = list.nextDue()) {
            assertTrue(due.add(a), "named twice: " + a);
        }
        return due;
    }

    private boolean isSpent(final int account) {
        return room[account][0] < 0 || room[account][1] < 0;
    }

    private int movesOfAll() {
        int sum = 0;
        for (int i = 0; i < INSTRUMENTS; i++) {
            sum += list.moves(i);
        }
        return sum;
    }

    private void put(final int account, final SplittableRandom random) {
        room[account][0] = random.nextInt(2_000);
        room[account][1] = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextInt(2_000);
        list.put(account, movesOfAll(), room[account][0], room[account][1]);
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (random.nextInt(3) == 0) {
                list.release(watch[account][i]);
                slope[account][i] = null;
            } else {
                final float other = room[account][1] == Double.POSITIVE_INFINITY ? 0 : random.nextInt(-9, 10);
                final float[] own = {random.nextInt(-9, 10), other, random.nextInt(-3, 4)};
                list.hold(watch[account][i], mark[i], index[i], own[0], own[1], own[2]);
                slope[account][i] = own;
            }
        }
    }

    private void leave(final int account) {
        for (int i = 0; i < INSTRUMENTS; i++) {
            list.release(watch[account][i]);
            slope[account][i] = null;
        }
        list.remove(account);
        assertFalse(list.contains(account));
    }
}
