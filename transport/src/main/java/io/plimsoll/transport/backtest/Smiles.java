package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.VolatilityEncoder;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the engine the implied volatilities of an expiry: as a surface, whose node at each strike is the option that is
 * out of the money, or, where the engine refuses that, option by option.
 */
final class Smiles {
    private static final int DECIMALS = 9;

    private final VolatilitySurfaceEncoder surface = new VolatilitySurfaceEncoder();
    private final VolatilityEncoder volatility = new VolatilityEncoder();
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final Venue venue;

    Smiles(final ScenarioEngine engine, final Refusals refusals, final Venue venue) {
        this.engine = engine;
        this.refusals = refusals;
        this.venue = venue;
    }

    /**
     * Tells it.
     *
     * @param expiryTimeNs of all of them
     * @param quotes       of this expiry, by strike
     * @param forward      of it
     */
    void tell(final long expiryTimeNs, final List<OptionQuote> quotes, final BigDecimal forward) {
        final Map<BigDecimal, OptionQuote> nodes = new TreeMap<>();
        for (final OptionQuote quote : quotes) {
            final BigDecimal strike = quote.contract().strike();
            final boolean isOutOfTheMoney = quote.contract().isCall() == strike.compareTo(forward) >= 0;
            if (isOutOfTheMoney || !nodes.containsKey(strike)) {
                nodes.put(strike, quote);
            }
        }
        engine.begin(surface)
            .underlyingInstrumentId(venue.index().id())
            .exchangeTimeNs(VolatilitySurfaceEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(expiryTimeNs)
            .doubt(0);
        final VolatilitySurfaceEncoder.NodesEncoder group = surface.nodesCount(nodes.size());
        nodes.forEach((strike, quote) ->
            group.next().strike(venue.price(strike)).volatility(onTheWire(quote.volatility())));
        if (!refusals.isTaken("VolatilitySurface")) {
            quotes.forEach(this::tell);
        }
    }

    private void tell(final OptionQuote quote) {
        engine.begin(volatility)
            .instrumentId(venue.id(quote.contract()))
            .exchangeTimeNs(VolatilityEncoder.exchangeTimeNsNullValue())
            .volatility(onTheWire(quote.volatility()))
            .doubt(0);
        refusals.isTaken("Volatility");
    }

    private static long onTheWire(final BigDecimal volatility) {
        return volatility.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
