package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a grid. */
final class GridReader {
    private final InputFields fields;

    GridReader(final InputFields fields) {
        this.fields = fields;
    }

    void read(final DefineGridDecoder grid) {
        fields.begin("DefineGrid", grid.origin()).whole("grid", grid.gridId());
        readMoves(grid);
        readCharges(grid);
        final List<Map<String, String>> scenarios = new ArrayList<>();
        grid.scenarios().forEach(scenario -> {
            final Map<String, String> entry = new LinkedHashMap<>();
            entry.put("priceFactor", billionths(scenario.priceFactor()));
            entry.put("weight", billionths(scenario.weight()));
            entry.put("volatilityMove", Integer.toString(scenario.volatilityMoveRaw()));
            scenarios.add(entry);
        });
        fields.list("scenarios", scenarios);
    }

    private void readMoves(final DefineGridDecoder grid) {
        fields.text("absoluteVolatility", grid.absoluteVolatilityRaw() == BooleanType.TRUE.value())
            .billionths("volatilityUp", grid.volatilityUp())
            .billionths("volatilityDown", grid.volatilityDown())
            .billionths("leastVolatilityUp", grid.leastVolatilityUp())
            .billionths("shortPower", grid.shortPower())
            .billionths("longPower", grid.longPower())
            .billionths("leastDays", grid.leastDays())
            .billionths("linearSkewCap", grid.linearSkewCap())
            .billionths("linearSkewSlope", grid.linearSkewSlope())
            .billionths("absoluteSkewCap", grid.absoluteSkewCap())
            .billionths("absoluteSkewSlope", grid.absoluteSkewSlope())
            .billionths("skewLeastMoneyness", grid.skewLeastMoneyness())
            .billionths("skewWidth", grid.skewWidth())
            .billionths("skewVolatility", grid.skewVolatility())
            .billionths("skewVolatilitySlope", grid.skewVolatilitySlope())
            .billionths("lookAheadDays", grid.lookAheadDays())
            .billionths("averagedSeconds", grid.averagedSeconds());
    }

    private void readCharges(final DefineGridDecoder grid) {
        fields.billionths("ownedRateMultiple", grid.ownedRateMultiple())
            .billionths("ownedRateAddition", grid.ownedRateAddition())
            .billionths("ownedFactor", grid.ownedFactor())
            .billionths("owedRateMultiple", grid.owedRateMultiple())
            .billionths("owedRateAddition", grid.owedRateAddition())
            .billionths("owedFactor", grid.owedFactor())
            .billionths("basisUp", grid.basisUp())
            .billionths("basisDown", grid.basisDown())
            .billionths("basisFactor", grid.basisFactor())
            .billionths("basisFactorByYear", grid.basisFactorByYear())
            .billionths("maintenanceFactor", grid.maintenanceFactor())
            .billionths("initialFactor", grid.initialFactor())
            .billionths("linearMaintenance", grid.linearMaintenance())
            .billionths("linearInitial", grid.linearInitial())
            .billionths("nakedShortMaintenance", grid.nakedShortMaintenance())
            .billionths("nakedShortInitial", grid.nakedShortInitial())
            .billionths("leastShort", grid.leastShort())
            .billionths("confidenceThreshold", grid.confidenceThreshold())
            .billionths("confidenceFactor", grid.confidenceFactor())
            .billionths("pegThreshold", grid.pegThreshold())
            .billionths("pegFactor", grid.pegFactor());
        if (grid.pegInstrumentId() != DefineGridDecoder.pegInstrumentIdNullValue()) {
            fields.instrument("pegInstrument", grid.pegInstrumentId());
        }
    }

    private static String billionths(final long value) {
        return plain(BigDecimal.valueOf(value, 9));
    }
}
