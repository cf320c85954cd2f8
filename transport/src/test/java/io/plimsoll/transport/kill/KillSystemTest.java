package io.plimsoll.transport.kill;

import io.plimsoll.journal.CommitPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services in JVMs of their own are killed, again and again, and are what they would have been without. */
@Tag("slow")
class KillSystemTest {
    private static final System.Logger LOGGER = System.getLogger(KillSystemTest.class.getName());
    private static final int USUAL_KILLS = 20;
    private static final int KILLS = Integer.getInteger("plimsoll.kills", USUAL_KILLS);
    private static final int KILLS_ON_ONE_JOURNAL = 10;
    private static final long FIRST_SEED = Long.getLong("plimsoll.seed", 1);

    @TempDir
    private static Path classesDirectory;
    private static ChildClasses classes;

    @TempDir
    private Path directory;

    /** A service that is not killed at all leaves the archive of its classes to those that are. */
    @BeforeAll
    static void shareClasses(@TempDir final Path directory) throws IOException {
        classes = new ChildClasses(classesDirectory);
        run(directory, new KillCase(CommitPoint.DISK, true, 0, 0));
    }

    static Stream<KillCase> cases() {
        return Stream.of(CommitPoint.values()).flatMap(KillSystemTest::cases);
    }

    /** Every other one is pruned. */
    private static Stream<KillCase> cases(final CommitPoint commitPoint) {
        return Stream.iterate(0, kills -> kills < KILLS, kills -> kills + KILLS_ON_ONE_JOURNAL)
            .map(before -> new KillCase(commitPoint, before / KILLS_ON_ONE_JOURNAL % 2 == 1,
                Math.min(KILLS_ON_ONE_JOURNAL, KILLS - before), FIRST_SEED + before / KILLS_ON_ONE_JOURNAL));
    }

    @Timeout(300)
    @ParameterizedTest
    @MethodSource("cases")
    void shouldSayWhatAnUninterruptedRunSaysWhenKilled(final KillCase killCase) throws IOException {
        run(directory, killCase);
    }

    private static void run(final Path directory, final KillCase killCase) throws IOException {
        try (KillRun run = new KillRun(classes, directory, killCase)) {
            final KillSummary summary = run.run();
            LOGGER.log(KILLS > USUAL_KILLS ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                () -> killCase + ": " + summary);
        }
    }
}
