package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the documents print what the documents say. */
class GridsDocumentTest {
    private static final String FENCE = "```\n";
    private static final String START = "{\"portfolios\"";

    static Stream<String> examples() throws IOException {
        final String documents =
            Files.readString(Path.of("../engine/GRIDS.md")) + "\n" + Files.readString(Path.of("COMMANDS.md"));
        return Stream.of(documents.split("(?m)^" + FENCE)).filter(block -> block.startsWith(START));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldPrintWhatTheDocumentSays(final String example) {
        final String[] parts = example.split("\n\n", 2);
        assertEquals(parts[1], Portfolios.answer(parts[0], false));
    }

    @Test
    void shouldHaveAnExampleOfEachPreset() throws IOException {
        final List<String> examples = examples().toList();
        for (final String preset : GridPresets.NAMES) {
            assertTrue(examples.stream().anyMatch(one -> one.contains("\"grid\": \"" + preset)), preset);
        }
    }
}
