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
import java.util.function.BooleanSupplier;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Main class: what an append costs, beside Chronicle's own append of as many bytes, in alternating rounds of one run.
 * Documents are written at a steady rate, and each write is timed; waiting for the reserve is not.
 */
final class AppendCost {
    private static final int MESSAGE_LENGTH = 64;
    private static final int RECORD_LENGTH = RecordDescriptor.alignedLength(MESSAGE_LENGTH);
    private static final int RECORDS_PER_DOCUMENT = 8;
    private static final int ROUNDS = 6;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int DOCUMENTS_PER_ROUND = 100_000;
    private static final long INTERVAL_NS = 10_000;
    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);

    private final PrintWriter output;
    private long sequence;

    private AppendCost(final PrintWriter output) {
        this.output = output;
    }

    /** Argument: a directory on the disk to measure; what is made in it is removed again. */
    public static void main(final String[] arguments) throws IOException {
        final Path directory = Files.createTempDirectory(Path.of(arguments[0]), "append-cost");
        try (PrintWriter output = new PrintWriter(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            new AppendCost(output).run(directory);
        } finally {
            IoUtil.delete(directory.toFile(), false);
        }
    }

    private void run(final Path directory) {
        final Histogram raw = new Histogram(HIGHEST_NS, 3);
        final Histogram single = new Histogram(HIGHEST_NS, 3);
        final Histogram several = new Histogram(HIGHEST_NS, 3);
        final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
        final BytesStore<?, ?> bytes = BytesStore.nativeStoreWithFixedCapacity(RECORD_LENGTH);
        final JournalConfiguration configuration = JournalConfiguration.of(directory.resolve("journal"));
        try (Journal journal = Journal.open(configuration, EngineConfiguration.of(10_000, 100));
            SingleChronicleQueue queue = ChronicleQueues.openWriter(
                directory.resolve("raw"), configuration.blockSize());
            ExcerptAppender appender = queue.createAppender()) {
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                if (round == WARM_UP_ROUNDS) {
                    raw.reset();
                    single.reset();
                    several.reset();
                }
                measure(raw, () -> true, () -> writeRaw(appender, bytes));
                measure(single, () -> journal.hasRoomFor(RECORD_LENGTH), () -> writeDocument(journal, message, 1));
                measure(
                    several,
                    () -> journal.hasRoomFor(RECORDS_PER_DOCUMENT * RECORD_LENGTH),
                    () -> writeDocument(journal, message, RECORDS_PER_DOCUMENT));
            }
        }
        output.printf("%-42s %8s %8s %8s %8s %8s %10s%n",
            "ns a document", "p50", "mean", "p99", "p99.9", "p99.99", "max");
        print("Chronicle alone, " + RECORD_LENGTH + " bytes", raw);
        print("journal, 1 record of " + RECORD_LENGTH + " bytes", single);
        print("journal, " + RECORDS_PER_DOCUMENT + " records of " + RECORD_LENGTH + " bytes", several);
    }

    private void measure(final Histogram histogram, final BooleanSupplier hasRoom, final Runnable write) {
        long dueNs = System.nanoTime();
        for (int document = 0; document < DOCUMENTS_PER_ROUND; document++) {
            dueNs += INTERVAL_NS;
            while (System.nanoTime() < dueNs || !hasRoom.getAsBoolean()) {
                Thread.onSpinWait();
            }
            final long startNs = System.nanoTime();
            write.run();
            histogram.recordValue(System.nanoTime() - startNs);
        }
    }

    private static void writeRaw(final ExcerptAppender appender, final BytesStore<?, ?> bytes) {
        try (DocumentContext context = appender.writingDocument()) {
            context.wire().bytes().write(bytes, 0L, RECORD_LENGTH);
        }
    }

    private void writeDocument(final Journal journal, final UnsafeBuffer message, final int records) {
        for (int record = 0; record < records; record++) {
            sequence++;
            journal.append(RecordKind.INPUT, sequence, sequence, message, 0, MESSAGE_LENGTH);
        }
        journal.commit();
    }

    private void print(final String what, final Histogram histogram) {
        output.printf("%-42s %8d %8.0f %8d %8d %8d %10d%n",
            what,
            histogram.getValueAtPercentile(50),
            histogram.getMean(),
            histogram.getValueAtPercentile(99),
            histogram.getValueAtPercentile(99.9),
            histogram.getValueAtPercentile(99.99),
            histogram.getMaxValue());
    }
}
