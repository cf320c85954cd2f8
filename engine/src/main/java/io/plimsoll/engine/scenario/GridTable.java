package io.plimsoll.engine.scenario;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;

/** All grids, by index in order of definition, as they came and as values are computed with. Fixed capacity. */
public final class GridTable {
    /** No such grid. */
    public static final int NONE = -1;

    /** Most grids. */
    public static final int CAPACITY = 16;

    /** Most scenarios of one. */
    public static final int MOST_SCENARIOS = 64;

    /** Words that a scenario is given by: price factor, weight, volatility move as on the wire. */
    public static final int WORDS_OF_A_SCENARIO = 3;

    private static final double SCALE = 1e9;
    private static final long LEAST_PRICE_FACTOR = Rate.ONE / 16;

    private final Int2IntHashMap indexById = new Int2IntHashMap(CAPACITY * 2, 0.6f, NONE);
    private final int[] id = new int[CAPACITY];
    private final long[][] numbers = new long[CAPACITY][];
    private final long[][] scenarios = new long[CAPACITY][];
    private final GridModel[] model = new GridModel[CAPACITY];
    private final GridCharge[] charge = new GridCharge[CAPACITY];
    private final Peg[] peg = new Peg[CAPACITY];
    private int size;

    /**
     * Writes all grids, in order of definition.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int grid = 0; grid < size; grid++) {
            sink.put(id[grid]);
            for (final long number : numbers[grid]) {
                sink.put(number);
            }
            sink.put(peg[grid].instrument());
            sink.put(scenarios[grid].length / WORDS_OF_A_SCENARIO);
            for (final long word : scenarios[grid]) {
                sink.put(word);
            }
        }
    }

    /**
     * Reads all grids into an empty table.
     *
     * @param state       to read from
     * @param instruments that a peg can be of
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state, final InstrumentTable instruments) {
        final int count = state.nextInt("number of grids", 0, CAPACITY);
        for (int grid = 0; grid < count; grid++) {
            final int gridId = state.nextInt("grid's id", 0, Integer.MAX_VALUE);
            if (indexOf(gridId) != NONE) {
                throw new StateException("grid " + gridId + " is defined twice; load another state");
            }
            final long[] read = new long[GridNumber.COUNT];
            for (final GridNumber number : GridNumber.values()) {
                read[number.ordinal()] = state.next();
            }
            final Peg itsPeg = Peg.of(
                state.nextInt("grid's peg", Peg.NONE, instruments.size() - 1), read, instruments);
            boolean allowed = GridNumber.allow(read) && itsPeg != null;
            final long[] words =
                new long[state.nextInt("number of scenarios", 1, MOST_SCENARIOS) * WORDS_OF_A_SCENARIO];
            for (int i = 0; i < words.length; i += WORDS_OF_A_SCENARIO) {
                words[i] = state.next();
                words[i + 1] = state.next();
                words[i + 2] = state.next();
                allowed &= allowsScenario(words[i], words[i + 1], words[i + 2]);
            }
            if (!allowed) {
                throw new StateException("grid " + gridId + " has numbers that no grid may have; load another state");
            }
            put(gridId, read, words, itsPeg);
        }
    }

    /**
     * Whether a grid may have a scenario. Far moves count in part: what is at stake in one has a bound.
     *
     * @param priceFactor x 10^9
     * @param weight      x 10^9
     * @param move        of volatilities, as on the wire
     * @return true if it may
     */
    public static boolean allowsScenario(final long priceFactor, final long weight, final long move) {
        return priceFactor >= LEAST_PRICE_FACTOR && priceFactor <= 16 * Rate.ONE
            && weight > 0 && weight <= Rate.ONE
            && priceFactor <= 2 * Rate.ONE * Rate.ONE / weight
            && move >= 0 && move < VolatilityShock.values().length;
    }

    /**
     * Defines a grid, or a known one anew; validated before.
     *
     * @param gridId  its id
     * @param itsNumbers   one for each {@link GridNumber}, x 10^9
     * @param itsScenarios {@link #WORDS_OF_A_SCENARIO} for each
     * @param itsPeg       to a stable coin
     * @return its index
     */
    public int put(final int gridId, final long[] itsNumbers, final long[] itsScenarios, final Peg itsPeg) {
        final int known = indexOf(gridId);
        final int grid = known == NONE ? size++ : known;
        indexById.put(gridId, grid);
        id[grid] = gridId;
        numbers[grid] = itsNumbers;
        scenarios[grid] = itsScenarios;
        model[grid] = model(itsNumbers, itsScenarios);
        charge[grid] = GridCharge.of(itsNumbers);
        peg[grid] = itsPeg;
        return grid;
    }

    private static GridModel model(final long[] n, final long[] words) {
        final List<Scenario> list = new ArrayList<>();
        for (int i = 0; i < words.length; i += WORDS_OF_A_SCENARIO) {
            list.add(new Scenario(
                words[i] / SCALE, VolatilityShock.values()[(int) words[i + 2]], words[i + 1] / SCALE));
        }
        return new GridModel(
            List.copyOf(list),
            new VolatilityShocks(
                GridNumber.ABSOLUTE_VOLATILITY.in(n) != 0,
                GridNumber.VOLATILITY_UP.of(n), GridNumber.VOLATILITY_DOWN.of(n), GridNumber.LEAST_VOLATILITY_UP.of(n),
                GridNumber.SHORT_POWER.of(n), GridNumber.LONG_POWER.of(n), GridNumber.LEAST_DAYS.of(n)),
            new SkewShocks(
                new SkewShock(GridNumber.LINEAR_SKEW_CAP.of(n), GridNumber.LINEAR_SKEW_SLOPE.of(n)),
                new SkewShock(GridNumber.ABSOLUTE_SKEW_CAP.of(n), GridNumber.ABSOLUTE_SKEW_SLOPE.of(n)),
                GridNumber.SKEW_LEAST_MONEYNESS.of(n), GridNumber.SKEW_WIDTH.of(n),
                GridNumber.SKEW_VOLATILITY.of(n), GridNumber.SKEW_VOLATILITY_SLOPE.of(n)),
            new ShockedDiscount(
                GridNumber.OWNED_RATE_MULTIPLE.of(n), GridNumber.OWNED_RATE_ADDITION.of(n),
                GridNumber.OWNED_FACTOR.of(n)),
            new ShockedDiscount(
                GridNumber.OWED_RATE_MULTIPLE.of(n), GridNumber.OWED_RATE_ADDITION.of(n),
                GridNumber.OWED_FACTOR.of(n)),
            new BasisCharge(
                GridNumber.BASIS_UP.of(n), GridNumber.BASIS_DOWN.of(n),
                GridNumber.BASIS_FACTOR.of(n), GridNumber.BASIS_FACTOR_BY_YEAR.of(n)),
            GridNumber.MAINTENANCE_FACTOR.of(n),
            GridNumber.INITIAL_FACTOR.of(n),
            0, 0, 0, 0,
            new Contingency(GridNumber.LINEAR_MAINTENANCE.of(n), GridNumber.LINEAR_INITIAL.of(n)),
            new Contingency(GridNumber.NAKED_SHORT_MAINTENANCE.of(n), GridNumber.NAKED_SHORT_INITIAL.of(n)),
            GridNumber.LOOK_AHEAD_DAYS.of(n),
            GridNumber.AVERAGED_SECONDS.of(n),
            new MinimumCharge(0, 0));
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    public int size() {
        return size;
    }

    /**
     * Finds a grid.
     *
     * @param gridId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final int gridId) {
        return indexById.get(gridId);
    }

    /**
     * The grid as values of options are computed with.
     *
     * @param grid index
     * @return its scenarios and shocks
     */
    public GridModel model(final int grid) {
        return model[grid];
    }

    /**
     * The grid's peg to a stable coin.
     *
     * @param grid index
     * @return by which its initial factor grows
     */
    public Peg peg(final int grid) {
        return peg[grid];
    }

    /**
     * The grid's shares of what is at stake, exact.
     *
     * @param grid index
     * @return what it charges
     */
    public GridCharge charge(final int grid) {
        return charge[grid];
    }
}
