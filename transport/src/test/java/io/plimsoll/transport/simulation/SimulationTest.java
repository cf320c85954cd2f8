package io.plimsoll.transport.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.plimsoll.transport.service.PlantedBug;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The promises hold on every bad day that there is time for. How to run others: SIMULATION.md. */
@ExtendWith(QuietJournal.class)
class SimulationTest {
    private static final long FIRST_SEED = 1;
    private static final long SEEDS = 1600;
    private static final long REPEATED_SEEDS = 25;

    @Test
    @Tag("slow")
    @Timeout(900)
    void shouldKeepAllPromisesWhenAnythingGoesWrong() {
        final Queue<SimulationFailure> failures = new ConcurrentLinkedQueue<>();
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).parallel().forEach(seed -> {
            try {
                Simulation.run(seed, PlantedBug.NONE, null);
            } catch (final SimulationFailure e) {
                failures.add(e);
            }
        });
        final SimulationFailure first = failures.peek();
        if (first != null) {
            throw new AssertionError(
                failures.size() + " of " + SEEDS + " seeds, one of them " + first.getMessage(), first);
        }
    }

    @Test
    @Timeout(120)
    void shouldHappenExactlyAgainWhenSeedIsTheSame() {
        final List<Long> once = digests();
        assertEquals(once, digests());
        assertNotEquals(once.get(0), once.get(1));
    }

    private static List<Long> digests() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + REPEATED_SEEDS)
            .mapToObj(seed -> Simulation.run(seed, PlantedBug.NONE, null).digest())
            .toList();
    }
}
