package io.plimsoll.transport.feed;

import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.Scenario;
import io.plimsoll.transport.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The instruments that recorded symbols stand for. An instrument named {@code venue:symbol} takes that venue's events,
 * one named {@code symbol} takes those of any one venue.
 */
public final class FeedInstruments {
    private static final String BUNDLED = "binance.json";

    private final Map<MarketEvent.Stream, Contract> byStream = new HashMap<>();
    private final Map<Contract, String> venues = new HashMap<>();
    private final Scenario definitions;
    private final Market market;

    /**
     * Instruments of these definitions.
     *
     * @param definitions assets and instruments; there need be no marks and no accounts
     */
    public FeedInstruments(final Scenario definitions) {
        this.definitions = definitions;
        this.market = new Market(definitions);
    }

    /**
     * The bundled definitions: the contracts of the recorded Binance data.
     *
     * @return the instruments
     * @throws IOException if the jar cannot be read
     */
    public static FeedInstruments bundled() throws IOException {
        try (InputStream json = FeedInstruments.class.getResourceAsStream(BUNDLED)) {
            return new FeedInstruments(ScenarioReader.read(BUNDLED, json));
        }
    }

    /**
     * The definitions.
     *
     * @return as they were given
     */
    public Scenario definitions() {
        return definitions;
    }

    /**
     * The definitions with their ids on the wire.
     *
     * @return the market
     */
    public Market market() {
        return market;
    }

    /**
     * The instrument an event is about.
     *
     * @param event of a recorded stream
     * @return the instrument
     * @throws FeedException if there is none, or it already stands for the same symbol of another venue
     */
    Contract of(final MarketEvent event) {
        final Contract known = byStream.get(event.stream());
        return known == null ? find(event) : known;
    }

    private Contract find(final MarketEvent event) {
        final MarketEvent.Stream stream = event.stream();
        final Contract ofVenue = market.instrumentOrNull(stream.venue() + ":" + stream.symbol());
        final Contract contract = ofVenue == null ? market.instrumentOrNull(stream.symbol()) : ofVenue;
        if (contract == null) {
            throw FeedException.notDefined(event.where(), stream.symbol());
        }
        final String venue = stream.venue().isEmpty() ? null : venues.putIfAbsent(contract, stream.venue());
        if (venue != null && !venue.equals(stream.venue())) {
            throw new FeedException(event.where() + ": " + stream.symbol() + " of " + stream.venue() + " and of "
                + venue + " would be one instrument; define \"" + stream.venue() + ":" + stream.symbol()
                + "\" as well");
        }
        byStream.put(stream, contract);
        return contract;
    }
}
