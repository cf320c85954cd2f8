package io.plimsoll.engine.kit;

import java.util.List;
import java.util.Random;

/** Random choices from a seed; {@link Random} because its numbers are specified, so a seed means the same for ever. */
public final class Dice {
    private final Random random;

    /**
     * Dice that fall the same way for the same seed.
     *
     * @param seed any
     */
    public Dice(final long seed) {
        random = new Random(seed);
    }

    /**
     * A number of a range, all equally likely.
     *
     * @param least first possible
     * @param most  last possible
     * @return one of them
     */
    public long between(final long least, final long most) {
        return least + Math.floorMod(random.nextLong(), most - least + 1);
    }

    /**
     * A small number of a range, all equally likely.
     *
     * @param least first possible
     * @param most  last possible
     * @return one of them
     */
    public int between(final int least, final int most) {
        return (int) between((long) least, (long) most);
    }

    /**
     * A yes or no.
     *
     * @param percent how often yes, of a hundred
     * @return whether it is yes
     */
    public boolean chance(final double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /** {@return plus or minus one} */
    public int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    /**
     * One of a list.
     *
     * @param choices not empty
     * @param <T>     of the choices
     * @return one of them
     */
    public <T> T pick(final List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /**
     * One of some numbers.
     *
     * @param choices not empty
     * @return one of them
     */
    public long of(final long... choices) {
        return choices[between(0, choices.length - 1)];
    }

    /**
     * A number around another.
     *
     * @param center  not negative
     * @param percent how far below or above at most
     * @return a number within
     */
    public long around(final long center, final int percent) {
        final long reach = Math.max(1, center / 100 * percent);
        return between(center - reach, center + reach);
    }
}
