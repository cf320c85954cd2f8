package io.plimsoll.transport.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.service.PlantedBug;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: it finds what was put there. */
@ExtendWith(QuietJournal.class)
@Tag("slow")
class PlantedBugsTest {
    private static final long MOST_SEEDS = 300;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @Timeout(180)
    void shouldBeFoundWithinAFewSeedsWhenPlanted(final PlantedBug bug) {
        final Optional<SimulationFailure> failure = LongStream.rangeClosed(1, MOST_SEEDS)
            .mapToObj(seed -> failure(seed, bug))
            .flatMap(Optional::stream)
            .findFirst();
        assertTrue(failure.isPresent(), () -> bug + " was not found in " + MOST_SEEDS + " seeds");
        assertTrue(failure.get().getMessage().contains("-Dsimulation.bug=" + bug), failure.get()::getMessage);
    }

    private static Optional<SimulationFailure> failure(final long seed, final PlantedBug bug) {
        try {
            Simulation.run(seed, bug, null);
            return Optional.empty();
        } catch (final SimulationFailure e) {
            return Optional.of(e);
        }
    }
}
