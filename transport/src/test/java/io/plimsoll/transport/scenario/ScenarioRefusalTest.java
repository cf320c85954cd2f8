package io.plimsoll.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every way a scenario can be wrong says which item, which value, and what to do. */
class ScenarioRefusalTest {
    private static final String QUOTE = "`";

    @ParameterizedTest
    @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '~')
    void shouldSayWhatIsWrongAndWhatToDo(final String piece, final String replacement, final String message) {
        final String example = Scenarios.example();
        final String target = piece.replace(QUOTE, "\"");
        assertTrue(example.contains(target), target);
        final String scenario =
            example.replace(target, replacement == null ? "" : replacement.replace(QUOTE, "\""));
        final ScenarioException exception =
            assertThrows(ScenarioException.class, () -> Scenarios.evaluate(scenario));
        assertEquals(message, exception.getMessage().replace("\"", QUOTE));
    }

    @Test
    void shouldNameLineAndColumnWhenTextIsNotJson() {
        assertMessage("test.json is not valid JSON at line 2, column 1: ", "{\"assets\": [\n");
        assertMessage("test.json is not valid JSON at line 1, column 13: Duplicate field 'a'", "{\"a\": 1, \"a\": 2}");
        assertMessage("test.json must be an object: {...}", "[]");
        assertMessage("test.json: \"assets\" is missing; ", "{\"accounts\": []}");
        assertMessage("test.json: accounts must be an array", "{\"assets\": [{\"asset\": \"A\", \"exponent\": 0}],"
            + " \"accounts\": {}}");
    }

    @Test
    void shouldRefuseASecondPositionOfAnIsolatedAccount() {
        final String two = Scenarios.example()
            .replace("CROSS", "ISOLATED")
            .replace("\"positions\": [",
                "\"positions\": [{\"symbol\": \"B\", \"quantity\": \"1\", \"entryPrice\": \"1\"}, ")
            .replace("\"instruments\": [", "\"instruments\": [{\"symbol\": \"B\", \"type\": \"PERPETUAL\","
                + " \"mark\": \"1\", \"settlement\": \"USDT\", \"tickSize\": \"1\", \"lotSize\": \"1\","
                + " \"tiers\": [{\"floor\": 0, \"maintenanceRate\": 0.1}]}, ");
        assertMessage("account 7, position BTCUSDT cannot be evaluated: an ISOLATED account holds one position;", two);
    }

    @Test
    void shouldRefuseWhatIsThereTwice() {
        assertMessage("account 1 is there twice; merge them, or give one another id",
            Scenarios.simple("{\"account\": 1}, {\"account\": 1}"));
        final String position = "{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}";
        assertMessage("account 1, position X is there twice; net them into one",
            Scenarios.simple("{\"account\": 1, \"positions\": [" + position + "," + position + "]}"));
        assertMessage("instrument X is there twice; remove one",
            Scenarios.simple("").replaceFirst("\\{\"symbol\"", "{\"symbol\": \"X\", \"type\": \"PERPETUAL\","
                + " \"settlement\": \"USDT\", \"tickSize\": 1, \"lotSize\": 1}, {\"symbol\""));
    }

    @Test
    void shouldRefuseAPositionWithoutTiers() {
        assertMessage("account 1, position X cannot be evaluated: the instrument has no tiers; give it some",
            Scenarios.simple("{\"account\": 1, \"positions\": [{\"symbol\": \"X\", \"quantity\": \"1\","
                + " \"entryPrice\": \"100\"}]}").replaceFirst(", \"tiers\": \\[[^]]*]", ""));
    }

    @Test
    void shouldRefuseATierAmountThatIsNotThatOfContinuityRoundedDown() {
        final String example = Scenarios.example().replace("\"50000\", \"maintenanceRate\"",
            "\"0.000016\", \"maintenanceRate\"");
        assertMessage("instrument BTCUSDT, tier 2: amount 0.00000002 must be 0.00000001, which continuity",
            example.replace("\"amount\": \"50\"", "\"amount\": \"0.00000002\""));
        assertDoesNotThrow(() ->
            Scenarios.evaluate(example.replace("\"amount\": \"50\"", "\"amount\": \"0.00000001\"")));
        assertDoesNotThrow(() -> Scenarios.evaluate(example.replace("\"amount\": \"50\", ", "")));
    }

    @Test
    void shouldRefuseAnAccountWorthMoreThan64BitsHold() {
        assertMessage("account 1, position X cannot be evaluated: the quantity is worth more than fits into 64 bits;",
            Scenarios.simple("{\"account\": 1, \"positions\": [{\"symbol\": \"X\", \"quantity\": \"120000000\","
                + " \"entryPrice\": \"100\"}]}"));
    }

    private static void assertMessage(final String start, final String scenario) {
        final ScenarioException exception =
            assertThrows(ScenarioException.class, () -> Scenarios.evaluate(scenario));
        assertTrue(exception.getMessage().startsWith(start), exception.getMessage());
    }
}
