package io.plimsoll.transport.scenario;

import java.math.BigDecimal;
import java.util.List;

/** The highest prices of a scenario whose prices are going to move. */
public final class MaximumPrices {
    private static final BigDecimal TIMES_THE_MARK = BigDecimal.TEN;

    private MaximumPrices() {
    }

    /**
     * Gives each instrument without a maximum price ten times its mark.
     *
     * @param scenario as it was written
     * @return the same with all maximum prices
     * @throws ScenarioException naming the instrument that has neither maximum price nor mark
     */
    public static Scenario complete(final Scenario scenario) {
        final List<Scenario.Instrument> instruments =
            scenario.instruments().stream().map(MaximumPrices::complete).toList();
        return new Scenario(scenario.assets(), instruments, scenario.accounts(), scenario.levelRatios());
    }

    private static Scenario.Instrument complete(final Scenario.Instrument instrument) {
        if (instrument.maximumPrice() != null) {
            return instrument;
        }
        if (instrument.mark() == null) {
            throw new ScenarioException("instrument " + instrument.symbol() + ": maximumPrice is missing; give the"
                + " highest price it may ever have, or a mark, of which ten times is taken");
        }
        return instrument.withMaximumPrice(instrument.mark().multiply(TIMES_THE_MARK));
    }
}
