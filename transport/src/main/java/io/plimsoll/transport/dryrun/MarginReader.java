package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.AssignGridEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ParameterMessages;
import io.plimsoll.transport.scenario.ParameterReader;
import io.plimsoll.transport.scenario.Scenario;
import io.plimsoll.transport.scenario.ScenarioException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Reads what accounts are margined by: tiers, haircuts, levels, grids. */
final class MarginReader {
    private static final String SYMBOL = "symbol";
    private static final String CLASS = "class";
    private static final String GRID_ID = "gridId";
    private static final String LEVELS = "levels";
    private static final String CURES = "cures";
    private static final String SHADOW = "shadowGridId";

    private final JournaledTerms terms;

    MarginReader(final JournaledTerms terms) {
        this.terms = terms;
    }

    Parameter tiers(final Fields fields) {
        final int instrument = terms.instrument(fields, SYMBOL);
        final int exponent = terms.names().assetExponent(terms.names().settlementAsset(instrument));
        final List<Scenario.Tier> tiers = ParameterReader.tiers(fields);
        return Parameter.of("DefineTiers " + terms.names().instrument(instrument),
            operator -> new ParameterMessages(operator).tiers(fields.item(), instrument, exponent, tiers));
    }

    /** The price source stays what it is, unless it is given. */
    Parameter asset(final Fields fields) {
        final ParameterMessages.AssetName asset = terms.asset(fields, "asset");
        final Integer known = terms.priceSource(asset.id());
        final int source = terms.instrumentOr(fields, "priceSymbol",
            known == null ? DefineAssetEncoder.priceInstrumentIdNullValue() : known);
        final List<Scenario.Haircut> haircuts = ParameterReader.haircuts(fields);
        if (haircuts.isEmpty() && !fields.has("haircuts")) {
            throw new ScenarioException(fields.item() + ": give haircut or haircuts, [] for none: a definition replaces"
                + " all there were");
        }
        return Parameter.of("DefineAsset " + terms.names().asset(asset.id()),
            operator -> new ParameterMessages(operator).asset(fields.item(), asset, source, haircuts));
    }

    /** Cures are the ratios, unless they are given. */
    Parameter accountClass(final Fields fields) {
        final int id = (int) fields.integer(CLASS, 0, Integer.MAX_VALUE);
        fields.required(LEVELS);
        final Map<Level, BigDecimal> ratios = requireAll(fields, LEVELS);
        final Map<Level, BigDecimal> cures = fields.has(CURES) ? requireAll(fields, CURES) : ratios;
        return Parameter.of("DefineAccountClass " + id,
            operator -> new ParameterMessages(operator).accountClass(fields.item(), id, ratios, cures));
    }

    Parameter grid(final Fields fields) {
        final int id = (int) fields.integer(GRID_ID, 0, Integer.MAX_VALUE);
        final double spot = fields.decimal("spot").doubleValue();
        if (spot <= 0) {
            throw new ScenarioException(
                fields.item() + ": spot must be above 0: the price of the underlying, of which shares are taken");
        }
        final int peg = terms.instrumentOr(fields, "pegSymbol", DefineGridEncoder.pegInstrumentIdNullValue());
        final GridDefinition grid = new GridDefinition(fields.item() + ": grid", fields.required("grid"));
        return Parameter.of("DefineGrid " + id, operator -> grid.define(operator, id, spot, peg));
    }

    Parameter assignGrid(final Fields fields) {
        final int id = (int) fields.integer(CLASS, 0, Integer.MAX_VALUE);
        final int grid = (int) fields.integer(GRID_ID, 0, Integer.MAX_VALUE);
        final int shadow = fields.has(SHADOW)
            ? (int) fields.integer(SHADOW, 0, Integer.MAX_VALUE) : AssignGridEncoder.shadowGridIdNullValue();
        return Parameter.of("AssignGrid class " + id, operator -> {
            operator.begin(new AssignGridEncoder()).classId(id).gridId(grid).shadowGridId(shadow);
            operator.send(fields.item());
        });
    }

    private static Map<Level, BigDecimal> requireAll(final Fields fields, final String key) {
        final Map<Level, BigDecimal> ratios = ParameterReader.ratios(fields, key);
        if (ratios.isEmpty()) {
            throw new ScenarioException(fields.item() + ": " + key
                + " is empty; give a ratio for each of WARNING, MARGIN_CALL, LIQUIDATION");
        }
        return ratios;
    }
}
