package io.plimsoll.engine.account;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.Level;
import org.agrona.collections.Int2IntHashMap;

/**
 * Account classes and their level ratios: below {@code ratio x maintenance} an account falls to a level, at
 * {@code cure x maintenance} it leaves it again. Fractions x 10^9. Class 0 exists from the start.
 */
public final class AccountClassTable {
    /** No such class. */
    public static final int NONE = -1;

    /** A class without a grid has no portfolio accounts. */
    public static final int NO_GRID = -1;

    private static final int LEVELS = Level.LIQUIDATION.value() + 1;

    private final int capacity;
    private final Int2IntHashMap indexById;
    private final int[] id;
    private final long[] ratio;
    private final long[] cure;
    private final int[] grid;
    private final int[] shadowGrid;
    private int size;

    /**
     * Allocates the table, with class 0 in it.
     *
     * @param capacity most classes
     */
    public AccountClassTable(final int capacity) {
        this.capacity = capacity;
        indexById = new Int2IntHashMap(capacity * 2, 0.6f, NONE);
        id = new int[capacity];
        ratio = new long[capacity * LEVELS];
        cure = new long[capacity * LEVELS];
        grid = new int[capacity];
        shadowGrid = new int[capacity];
        final int standard = add(0);
        set(standard, Level.WARNING.value(), 1_500_000_000L, 1_500_000_000L);
        set(standard, Level.MARGIN_CALL.value(), 1_200_000_000L, 1_200_000_000L);
        set(standard, Level.LIQUIDATION.value(), 1_000_000_000L, 1_000_000_000L);
    }

    /**
     * Writes all classes, in order of definition.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int accountClass = 0; accountClass < size; accountClass++) {
            sink.put(id[accountClass]);
            for (int level = Level.WARNING.value(); level < LEVELS; level++) {
                sink.put(ratio(accountClass, level));
                sink.put(cure(accountClass, level));
            }
        }
    }

    /**
     * Replaces all classes by those written.
     *
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state) {
        indexById.clear();
        size = 0;
        final int count = state.nextInt("number of account classes", 1, capacity);
        while (size < count) {
            final int classId = state.nextInt("account class's id", 0, size == 0 ? 0 : Integer.MAX_VALUE);
            if (indexOf(classId) != NONE) {
                throw new StateException("account class " + classId + " is defined twice; load another state");
            }
            final int accountClass = add(classId);
            for (int level = Level.WARNING.value(); level < LEVELS; level++) {
                set(accountClass, level, state.next(), state.next());
            }
        }
    }

    /**
     * Writes the grids of each class.
     *
     * @param sink to write to
     */
    public void writeGrids(final StateSink sink) {
        for (int accountClass = 0; accountClass < size; accountClass++) {
            sink.put(grid[accountClass]);
            sink.put(shadowGrid[accountClass]);
        }
    }

    /**
     * Reads the grids of each class.
     *
     * @param state to read from
     * @param grids how many there are
     * @throws StateException if it makes no sense
     */
    public void readGrids(final StateSource state, final int grids) {
        for (int accountClass = 0; accountClass < size; accountClass++) {
            grid[accountClass] = state.nextInt("account class's grid", NO_GRID, grids - 1);
            shadowGrid[accountClass] = state.nextInt("account class's shadow grid", NO_GRID, grids - 1);
        }
    }

    /**
     * Adds a class.
     *
     * @param classId its id, new here
     * @return its index
     */
    public int add(final int classId) {
        final int added = size++;
        indexById.put(classId, added);
        id[added] = classId;
        grid[added] = NO_GRID;
        shadowGrid[added] = NO_GRID;
        return added;
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds a class.
     *
     * @param classId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final int classId) {
        return indexById.get(classId);
    }

    public int id(final int accountClass) {
        return id[accountClass];
    }

    /**
     * Sets the ratios of one level; validated before.
     *
     * @param accountClass index
     * @param level        WARNING to LIQUIDATION
     * @param levelRatio   fraction x 10^9
     * @param levelCure    fraction x 10^9, at least the ratio
     */
    public void set(final int accountClass, final int level, final long levelRatio, final long levelCure) {
        ratio[accountClass * LEVELS + level] = levelRatio;
        cure[accountClass * LEVELS + level] = levelCure;
    }

    /**
     * By which portfolio accounts of the class are margined.
     *
     * @param accountClass index
     * @return index of the grid or {@link #NO_GRID}
     */
    public int grid(final int accountClass) {
        return grid[accountClass];
    }

    /**
     * What portfolio accounts of the class are margined by beside that, without consequences.
     *
     * @param accountClass index
     * @return index of the grid or {@link #NO_GRID}
     */
    public int shadowGrid(final int accountClass) {
        return shadowGrid[accountClass];
    }

    /**
     * Assigns grids.
     *
     * @param accountClass  index
     * @param itsGrid       index
     * @param itsShadowGrid index or {@link #NO_GRID}
     */
    public void grids(final int accountClass, final int itsGrid, final int itsShadowGrid) {
        grid[accountClass] = itsGrid;
        shadowGrid[accountClass] = itsShadowGrid;
    }

    public long ratio(final int accountClass, final int level) {
        return ratio[accountClass * LEVELS + level];
    }

    public long cure(final int accountClass, final int level) {
        return cure[accountClass * LEVELS + level];
    }
}
