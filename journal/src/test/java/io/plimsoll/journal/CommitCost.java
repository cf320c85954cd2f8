package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Main class: how long a document waits, from the moment it was due until it counts as kept, under either commit point,
 * in alternating rounds of one run. Documents are written at a steady rate.
 */
final class CommitCost {
    private static final int MESSAGE_LENGTH = 64;
    private static final int ROUNDS = 6;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int DOCUMENTS_PER_ROUND = 100_000;
    private static final long INTERVAL_NS = 10_000;
    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private final long[] positions = new long[DOCUMENTS_PER_ROUND];
    private final long[] dueNs = new long[DOCUMENTS_PER_ROUND];

    private CommitCost() {
    }

    /** Argument: a directory on the disk to measure; what is made in it is removed again. */
    public static void main(final String[] arguments) throws IOException {
        final Path directory = Files.createTempDirectory(Path.of(arguments[0]), "commit-cost");
        try (PrintWriter output = new PrintWriter(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            new CommitCost().run(directory, output);
        } finally {
            IoUtil.delete(directory.toFile(), false);
        }
    }

    private void run(final Path directory, final PrintWriter output) {
        final Histogram process = new Histogram(HIGHEST_NS, 3);
        final Histogram disk = new Histogram(HIGHEST_NS, 3);
        try (Journal processJournal = open(directory.resolve("process"), CommitPoint.PROCESS);
            Journal diskJournal = open(directory.resolve("disk"), CommitPoint.DISK)) {
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                if (round == WARM_UP_ROUNDS) {
                    process.reset();
                    disk.reset();
                }
                measure(process, processJournal);
                measure(disk, diskJournal);
            }
        }
        output.printf("%-30s %9s %9s %9s %9s %10s%n", "us until kept", "p50", "mean", "p99", "p99.9", "max");
        print(output, "commit point process", process);
        print(output, "commit point disk", disk);
    }

    private static Journal open(final Path directory, final CommitPoint commitPoint) {
        return Journal.open(
            JournalConfiguration.of(directory).withCommitPoint(commitPoint), EngineConfiguration.of(10_000, 100));
    }

    private void measure(final Histogram histogram, final Journal journal) {
        int written = 0;
        int kept = 0;
        final long startNs = System.nanoTime();
        while (kept < DOCUMENTS_PER_ROUND) {
            final long nowNs = System.nanoTime();
            if (written < DOCUMENTS_PER_ROUND && nowNs >= startNs + written * INTERVAL_NS
                && journal.hasRoomFor(RecordDescriptor.alignedLength(MESSAGE_LENGTH))) {
                journal.append(
                    RecordKind.INPUT, journal.lastSequence() + 1, journal.lastTimeNs(), message, 0, MESSAGE_LENGTH);
                journal.commit();
                positions[written] = journal.committedPosition();
                dueNs[written] = startNs + written * INTERVAL_NS;
                written++;
            }
            final long released = journal.releasedPosition();
            while (kept < written && positions[kept] <= released) {
                histogram.recordValue(System.nanoTime() - dueNs[kept]);
                kept++;
            }
        }
    }

    private static void print(final PrintWriter output, final String what, final Histogram histogram) {
        output.printf("%-30s %9.1f %9.1f %9.1f %9.1f %10.1f%n",
            what,
            histogram.getValueAtPercentile(50) / 1e3,
            histogram.getMean() / 1e3,
            histogram.getValueAtPercentile(99) / 1e3,
            histogram.getValueAtPercentile(99.9) / 1e3,
            histogram.getMaxValue() / 1e3);
    }
}
