package io.plimsoll.engine.collateral;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.scenario.Peg;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * How an asset's worth as collateral follows the market (rules, section 11.8). Numbers are x 10^9 unless said
 * otherwise.
 *
 * @param volatilityInstrument index of the instrument whose volatility counts, or {@link #NONE}
 * @param peg                  below which a price makes the extra haircut grow; of no instrument if there is none
 * @param volatilityFactor     extra haircut for a volatility of 1 a year
 * @param largestExtra         multiple of the step
 * @param step                 every extra haircut is a multiple of it
 * @param hysteresis           it falls only where it would be lower by this share
 * @param initialHaircut       added for what is available, as is all that follows
 * @param profitWeight         share of unrealised profit that counts
 * @param rootRate             x 10^12, for each square root of a minor unit; 0 for no such weight
 * @param rootNumerator        what is divided by 1 and that
 * @param depositLimit         reference minor units, 0 for none
 */
public record CollateralRule(
    int volatilityInstrument,
    Peg peg,
    long volatilityFactor,
    long largestExtra,
    long step,
    long hysteresis,
    long initialHaircut,
    long profitWeight,
    long rootRate,
    long rootNumerator,
    long depositLimit) {

    /** No such instrument. */
    public static final int NONE = -1;

    /** That of an asset without one: it counts in full, as far as its haircut tiers go. */
    static final CollateralRule PLAIN = new CollateralRule(
        NONE, new Peg(Peg.NONE, 0, 0, null), 0, 0, Rate.ONE, 0, 0, Rate.ONE, 0, 0, 0);

    private static final long LARGEST_FACTOR = 100 * Rate.ONE;
    private static final long LARGEST_THRESHOLD = 2 * Rate.ONE;
    private static final long LEAST_STEP = 1_000_000;
    private static final long LARGEST_ROOT_RATE = 1_000_000_000_000_000L;
    private static final long LARGEST_ROOT_NUMERATOR = 10 * Rate.ONE;
    private static final long LARGEST_DEPOSIT_LIMIT = 1L << 62;

    /**
     * Whether a rule may have these numbers.
     *
     * @return true if it may
     */
    public boolean isAllowed() {
        return isWithin(volatilityFactor, LARGEST_FACTOR)
            && isWithin(peg.factor(), LARGEST_FACTOR)
            && isWithin(peg.threshold(), LARGEST_THRESHOLD)
            && step >= LEAST_STEP && Rate.ONE % step == 0
            && isWithin(largestExtra, Rate.ONE) && largestExtra % step == 0
            && isWithin(hysteresis, Rate.ONE)
            && isWithin(initialHaircut, Rate.ONE)
            && isWithin(profitWeight, Rate.ONE)
            && isWithin(rootRate, LARGEST_ROOT_RATE)
            && isWithin(rootNumerator, LARGEST_ROOT_NUMERATOR)
            && isWithin(depositLimit, LARGEST_DEPOSIT_LIMIT);
    }

    private static boolean isWithin(final long number, final long most) {
        return number >= 0 && number <= most;
    }

    /** The least of this rule's extra haircuts that is not below a number; the largest if there is none. */
    long toStep(final long number) {
        return Math.min(largestExtra, (number + step - 1) / step * step);
    }

    void writeTo(final StateSink sink) {
        sink.put(volatilityInstrument);
        sink.put(peg.instrument());
        sink.put(peg.threshold());
        sink.put(peg.factor());
        sink.put(volatilityFactor);
        sink.put(largestExtra);
        sink.put(step);
        sink.put(hysteresis);
        sink.put(initialHaircut);
        sink.put(profitWeight);
        sink.put(rootRate);
        sink.put(rootNumerator);
        sink.put(depositLimit);
    }

    /** Reads a rule; its peg is null if no such one is possible, and its numbers are yet to be checked. */
    static CollateralRule readFrom(final StateSource state, final InstrumentTable instruments) {
        final int last = instruments.size() - 1;
        return new CollateralRule(
            state.nextInt("instrument whose volatility makes a haircut", NONE, last),
            Peg.of(state.nextInt("peg of an asset", Peg.NONE, last), state.next(), state.next(), instruments),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next());
    }
}
