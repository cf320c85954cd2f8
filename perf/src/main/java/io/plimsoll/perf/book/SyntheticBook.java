package io.plimsoll.perf.book;

import java.util.SplittableRandom;

/**
 * A book of accounts skewed as real ones are, the same for the same seed: 100 instruments, or as many as are asked for,
 * of which few carry most positions (popularity falls with rank to the power 0.8), 1 to 20 linear positions an account
 * with a mean of about 3.6, long and short, notionals lognormal around 5,000, and so much collateral that the distance
 * to the first level is, in shares of the gross notional, lognormal around 20 % (sigma 1) or as {@link Headroom} says.
 */
public final class SyntheticBook {
    /** Number of instruments, unless another is asked for. */
    public static final int INSTRUMENTS = 100;

    /** Minor units of the settlement asset in one unit, with exponent -6. */
    public static final long UNIT = 1_000_000L;

    private static final double FIRST_RATE = 0.005;
    private static final double SECOND_RATE = 0.01;
    private static final double THIRD_RATE = 0.025;
    private static final double SECOND_FLOOR = 50_000.0 * UNIT;
    private static final double THIRD_FLOOR = 500_000.0 * UNIT;

    private static final double POPULARITY_POWER = 0.8;
    private static final double MORE_POSITIONS = 0.725;
    private static final int MOST_POSITIONS = 20;

    private final int accounts;
    private final int instruments;
    private final Headroom headroom;
    private final SplittableRandom random;
    private final double[] popularity;
    private final long[] mark;
    private final int[] chosen = new int[MOST_POSITIONS];

    /**
     * Describes a book.
     *
     * @param accounts how many
     * @param seed     of all choices
     * @param headroom how far accounts are from the first level
     */
    public SyntheticBook(final int accounts, final long seed, final Headroom headroom) {
        this(accounts, INSTRUMENTS, seed, headroom);
    }

    /**
     * Describes a book with another number of instruments.
     *
     * @param accounts    how many
     * @param instruments how many; with one, every account holds it
     * @param seed        of all choices
     * @param headroom    how far accounts are from the first level
     */
    public SyntheticBook(final int accounts, final int instruments, final long seed, final Headroom headroom) {
        this.accounts = accounts;
        this.instruments = instruments;
        popularity = new double[instruments];
        mark = new long[instruments];
        this.headroom = headroom;
        random = new SplittableRandom(seed);
        double sum = 0;
        for (int i = 0; i < instruments; i++) {
            sum += 1 / Math.pow(i + 1, POPULARITY_POWER);
            popularity[i] = sum;
            mark[i] = 20_000 + random.nextInt(5_000_000);
        }
        for (int i = 0; i < instruments; i++) {
            popularity[i] /= sum;
        }
    }

    /** What is told of every position and account. */
    public interface Visitor {
        /**
         * A position, entered at the mark.
         *
         * @param account    0 to accounts - 1
         * @param instrument 0 to the number of instruments - 1
         * @param lots       positive long
         */
        void position(int account, int instrument, long lots);

        /**
         * An account's collateral, after its positions.
         *
         * @param account 0 to accounts - 1
         * @param balance minor units
         */
        void balance(int account, long balance);
    }

    public int accounts() {
        return accounts;
    }

    public int instruments() {
        return instruments;
    }

    /**
     * Whether accounts that get a margin call pay in.
     *
     * @return false if they are to stay on the line
     */
    public boolean isCallMet() {
        return headroom != Headroom.HUGGING;
    }

    /**
     * An instrument's mark at the beginning.
     *
     * @param instrument 0 to the number of instruments - 1
     * @return ticks; one lot moves by one minor unit a tick
     */
    public long mark(final int instrument) {
        return mark[instrument];
    }

    /**
     * Goes through all accounts once.
     *
     * @param visitor told of everything
     */
    public void visit(final Visitor visitor) {
        final int mostPositions = Math.min(MOST_POSITIONS, instruments);
        for (int account = 0; account < accounts; account++) {
            int positions = 1;
            while (positions < mostPositions && random.nextDouble() < MORE_POSITIONS) {
                positions++;
            }
            double gross = 0;
            double maintenance = 0;
            for (int p = 0; p < positions; p++) {
                final int instrument = choose(p);
                final double notional = 5_000.0 * UNIT * Math.exp(random.nextGaussian());
                final long lots = Math.max(1, (long) (notional / mark[instrument]));
                gross += (double) lots * mark[instrument];
                maintenance += maintenance((double) lots * mark[instrument]);
                visitor.position(account, instrument, random.nextBoolean() ? lots : -lots);
            }
            final double distance = headroom.draw(random);
            visitor.balance(account, (long) (1.5 * maintenance + gross * distance) + 2 * positions);
        }
    }

    private static double maintenance(final double notional) {
        return FIRST_RATE * notional
            + (SECOND_RATE - FIRST_RATE) * Math.max(0, notional - SECOND_FLOOR)
            + (THIRD_RATE - SECOND_RATE) * Math.max(0, notional - THIRD_FLOOR);
    }

    /** An instrument that the account does not hold yet. */
    private int choose(final int position) {
        while (true) {
            final double at = random.nextDouble();
            int instrument = 0;
            while (popularity[instrument] < at) {
                instrument++;
            }
            boolean isNew = true;
            for (int p = 0; p < position; p++) {
                isNew &= chosen[p] != instrument;
            }
            if (isNew) {
                chosen[position] = instrument;
                return instrument;
            }
        }
    }
}
