package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.scenario.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every way a portfolio or a grid can be wrong says which item, which value, and what to do. */
class PortfolioRefusalTest {
    private static final String QUOTE = "`";

    @ParameterizedTest
    @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '~')
    void shouldSayWhatIsWrongAndWhatToDo(final String piece, final String replacement, final String message) {
        final String example = Portfolios.resource("example.json");
        final String target = piece.replace(QUOTE, "\"");
        assertTrue(example.contains(target), target);
        final String file = example.replace(target, replacement == null ? "" : replacement.replace(QUOTE, "\""));
        final ScenarioException exception = assertThrows(ScenarioException.class, () -> Portfolios.answer(file));
        assertEquals(message, exception.getMessage().replace("\"", QUOTE));
    }

    @Test
    void shouldEvaluateTheExampleItself() {
        assertDoesNotThrow(() -> Portfolios.answer(Portfolios.resource("example.json")));
    }

    @Test
    void shouldRefuseTwoPortfoliosOfOneName() {
        final String portfolio = "{\"portfolio\": \"P\", \"grid\": \"equity\"}";
        final ScenarioException exception = assertThrows(ScenarioException.class,
            () -> Portfolios.answer("{\"portfolios\": [" + portfolio + ", " + portfolio + "]}"));
        assertEquals("portfolio P is there twice; merge them, or give one another name", exception.getMessage());
    }
}
