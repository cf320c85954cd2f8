package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.scenario.Operator;
import io.plimsoll.transport.scenario.ScenarioJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;

/** Grids as engines are told them, against the same grids written down independently. */
class GridDefinitionTest {
    private static final int GRID = 5;

    @Test
    void shouldTellEveryNumberOfAPresetInItsPlace() {
        final MutableDirectBuffer told = told(GridDefinition.preset("grid", "crypto33"), 40_000);
        final MutableDirectBuffer expected = new ExpandableArrayBuffer();
        final DefineGridEncoder encoder = new DefineGridEncoder().wrap(expected, 0).gridId(GRID);
        GridTerms.thirtyThree().writeTo(encoder);
        encoder.confidenceThreshold(550_000_000).confidenceFactor(1_000_000_000)
            .pegThreshold(990_000_000).pegFactor(4_000_000_000L)
            .pegInstrumentId(DefineGridEncoder.pegInstrumentIdNullValue());
        for (int offset = 0; offset < DefineGridEncoder.BLOCK_LENGTH; offset++) {
            assertEquals(expected.getByte(offset), told.getByte(offset), "byte " + offset);
        }
        assertEquals(scenarios(expected), scenarios(told));
    }

    @Test
    void shouldTellMoneyAsAShareOfThePrice() throws IOException {
        final String json = "{\"preset\": \"scan16\", \"scanRange\": {\"amount\": \"6000\"},"
            + " \"volatilityShocks\": {\"upRange\": \"0.1\", \"downRange\": \"0.2\"},"
            + " \"minimum\": {\"shortOption\": \"400\"}}";
        final GridDefinition grid = new GridDefinition("grid", ScenarioJson.read(
            "grid", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
        final DefineGridDecoder decoder = decoder(told(grid, 40_000));
        assertEquals(10_000_000, decoder.leastShort());
        assertEquals(200_000_000, decoder.volatilityDown());
        assertEquals(BooleanType.TRUE, decoder.absoluteVolatility());
        long highest = 0;
        for (final DefineGridDecoder.ScenariosDecoder scenario : decoder.scenarios()) {
            highest = Math.max(highest, scenario.priceFactor());
        }
        assertEquals(1_300_000_000, highest);
    }

    private static MutableDirectBuffer told(final GridDefinition grid, final double spot) {
        final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
        grid.define(new Operator() {
            @Override
            public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
                encoder.wrap(buffer, 0);
                return encoder;
            }

            @Override
            public void send(final String item) {
                assertEquals("grid", item);
            }
        }, GRID, spot);
        return buffer;
    }

    private static Set<String> scenarios(final MutableDirectBuffer buffer) {
        final Set<String> scenarios = new HashSet<>();
        for (final DefineGridDecoder.ScenariosDecoder scenario : decoder(buffer).scenarios()) {
            scenarios.add(scenario.priceFactor() + " " + scenario.weight() + " " + scenario.volatilityMove());
        }
        return scenarios;
    }

    private static DefineGridDecoder decoder(final MutableDirectBuffer buffer) {
        return new DefineGridDecoder().wrap(
            buffer, 0, DefineGridDecoder.BLOCK_LENGTH, MessageHeaderDecoder.SCHEMA_VERSION);
    }
}
