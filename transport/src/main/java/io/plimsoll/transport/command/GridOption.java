package io.plimsoll.transport.command;

import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.ScenarioJson;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The grid by which portfolio accounts are margined. */
final class GridOption {
    private static final String GRID_FILE = ".json";

    @Option(names = "--grid", paramLabel = "GRID", defaultValue = "crypto33",
        description = "crypto33, crypto27, scan16, equity, or a file.json with a grid as in GRIDS.md, which may name"
            + " one of these and say what differs (default: ${DEFAULT-VALUE}).")
    private String grid;

    String name() {
        return grid;
    }

    GridDefinition definition() throws IOException {
        return grid.endsWith(GRID_FILE)
            ? new GridDefinition(grid, ScenarioFile.read(Path.of(grid), ScenarioJson::read))
            : GridDefinition.preset("--grid", grid);
    }
}
