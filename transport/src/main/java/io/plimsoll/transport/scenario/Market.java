package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assets and instruments of a scenario with their ids on the wire. An asset with a mark of its own is priced by an
 * instrument made for it: its tick size is the mark, so its only price is one tick and no bound is wasted.
 */
public final class Market {
    private final Map<String, Money> assets = new LinkedHashMap<>();
    private final Map<String, Contract> instruments = new LinkedHashMap<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final List<Money> assetsById = new ArrayList<>();

    /**
     * Gives ids to what a scenario defines.
     *
     * @param scenario with names that are unique and known
     * @throws ScenarioException naming the one that is not
     */
    public Market(final Scenario scenario) {
        final Map<String, Integer> assetIds = new LinkedHashMap<>();
        for (final Scenario.Asset asset : scenario.assets()) {
            if (assetIds.put(asset.symbol(), assetIds.size()) != null) {
                throw new ScenarioException("asset " + asset.symbol() + " is there twice; remove one");
            }
        }
        for (final Scenario.Instrument instrument : scenario.instruments()) {
            final String item = "instrument " + instrument.symbol();
            final Integer settlementId = assetId(assetIds, item + ": settlement", instrument.settlement());
            if (instrument.base() != null) {
                assetId(assetIds, item + ": base", instrument.base());
            }
            final int exponent = scenario.assets().get(settlementId).exponent();
            final Contract contract = new Contract(instrument, contracts.size(), settlementId, exponent);
            contracts.add(contract);
            if (instruments.put(instrument.symbol(), contract) != null) {
                throw new ScenarioException(item + " is there twice; remove one");
            }
        }
        final Scenario.Asset reference = scenario.assets().get(0);
        for (final Scenario.Asset asset : scenario.assets()) {
            final Money money = new Money(asset, assets.size(), priceSource(asset, reference));
            assets.put(asset.symbol(), money);
            assetsById.add(money);
        }
    }

    /**
     * Instruments of the scenario and, after them, those made to price assets.
     *
     * @return the index is the id
     */
    public List<Contract> contracts() {
        return Collections.unmodifiableList(contracts);
    }

    /**
     * What the assets are.
     *
     * @return the index is the id
     */
    public List<AssetTerms> assetTerms() {
        return assetsById.stream().map(AssetTerms::of).toList();
    }

    /**
     * What the instruments are.
     *
     * @return the index is the id
     */
    public List<InstrumentTerms> instrumentTerms() {
        return contracts.stream().map(contract -> InstrumentTerms.of(contract, this)).toList();
    }

    /** The assets; the id is the index. */
    List<Money> assets() {
        return assetsById;
    }

    Money asset(final String item, final String symbol) {
        final Money asset = assets.get(symbol);
        if (asset == null) {
            throw new ScenarioException(item + " \"" + symbol + "\" is not among the assets; add it there");
        }
        return asset;
    }

    Money reference() {
        return assetsById.get(0);
    }

    /**
     * An amount of the reference asset, whose id is 0.
     *
     * @param item   whose amount it is, for the message
     * @param amount a multiple of the asset's minor unit
     * @return minor units
     * @throws ScenarioException if it is not a multiple
     */
    public long referenceMinorUnits(final String item, final BigDecimal amount) {
        return reference().minorUnits(item, amount);
    }

    /**
     * The instrument with this name.
     *
     * @param symbol name
     * @return the instrument, or null if there is none
     */
    public Contract instrumentOrNull(final String symbol) {
        return instruments.get(symbol);
    }

    Contract instrument(final String item, final String symbol) {
        final Contract contract = instruments.get(symbol);
        if (contract == null) {
            throw new ScenarioException(item + " \"" + symbol + "\" is not among the instruments; add it there");
        }
        return contract;
    }

    private static Integer assetId(final Map<String, Integer> ids, final String item, final String symbol) {
        final Integer id = ids.get(symbol);
        if (id == null) {
            throw new ScenarioException(item + " \"" + symbol + "\" is not among the assets; add it there");
        }
        return id;
    }

    private Contract priceSource(final Scenario.Asset asset, final Scenario.Asset reference) {
        final String item = "asset " + asset.symbol();
        if (asset == reference) {
            final boolean ownPrice = asset.mark() != null && asset.mark().compareTo(BigDecimal.ONE) != 0;
            if (ownPrice || asset.priceInstrument() != null) {
                throw new ScenarioException(item
                    + " is the first one, in which the others are priced: its mark is 1; leave the price out");
            }
            return null;
        }
        if (asset.priceInstrument() != null) {
            final Contract source = instrument(item + ": priceInstrument", asset.priceInstrument());
            final boolean inverse = source.instrument().inverse();
            final String settlement = source.instrument().settlement();
            if (!settlement.equals(inverse ? asset.symbol() : reference.symbol())) {
                throw new ScenarioException(item + ": priceInstrument \"" + asset.priceInstrument()
                    + "\" must be a linear instrument settled in " + reference.symbol()
                    + " or an inverse one settled in " + asset.symbol());
            }
            return source;
        }
        if (asset.mark() == null) {
            return null;
        }
        final Contract source = fixedPrice(item, asset, reference);
        contracts.add(source);
        return source;
    }

    private Contract fixedPrice(final String item, final Scenario.Asset asset, final Scenario.Asset reference) {
        final BigDecimal mark = asset.mark().stripTrailingZeros();
        if (mark.unscaledValue().bitLength() > 60 || Math.abs(mark.scale()) > 18) {
            throw new ScenarioException(item + ": mark " + Decimals.plain(mark) + " has too many digits; round it");
        }
        final int lotExponent = Math.min(18, Math.max(asset.exponent(), reference.exponent() + mark.scale()));
        final Scenario.Instrument instrument = new Scenario.Instrument(
            asset.symbol(), InstrumentType.SPOT, reference.symbol(), asset.symbol(), mark,
            BigDecimal.ONE.scaleByPowerOfTen(lotExponent), BigDecimal.ONE, false, mark, mark, null, List.of());
        return new Contract(instrument, contracts.size(), 0, reference.exponent());
    }
}
