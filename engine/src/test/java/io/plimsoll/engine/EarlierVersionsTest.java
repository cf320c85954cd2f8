package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Streams that earlier engines wrote down, with all they said: this one says the same, byte for byte, under the rules
 * of then. Each file is ten ints of configuration, then records of sequence (-1 for an output), stamp, length, bytes:
 * four thousand random messages with queries, for version 2 with seals and checkpoints. {@code rules-1} was written by
 * the engine before commit 316daaa, {@code rules-2} by that before commit 9fc44a8.
 */
class EarlierVersionsTest {
    private static final long OUTPUT = -1;

    private final Queue<byte[]> said = new ArrayDeque<>();

    @ParameterizedTest
    @CsvSource({"1, 2264", "2, 2200"})
    void shouldSayWhatTheEngineOfItsTimeSaid(final int rulesVersion, final int expectedOutputs) throws IOException {
        int outputs = 0;
        try (DataInputStream stream = new DataInputStream(new GZIPInputStream(
            EarlierVersionsTest.class.getResourceAsStream("/streams/rules-" + rulesVersion + ".bin.gz")))) {
            final MarginEngine engine = new MarginEngine(configuration(stream), (buffer, offset, length) -> {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                said.add(bytes);
            });
            long sequence = 0;
            while ((sequence = next(stream)) != 0) {
                final long timeNs = stream.readLong();
                final byte[] message = stream.readNBytes(stream.readInt());
                if (sequence == OUTPUT) {
                    assertArrayEquals(message, said.poll(), "output " + outputs);
                    outputs++;
                } else {
                    assertTrue(said.isEmpty(), "more is said than was before sequence " + sequence);
                    engine.apply(sequence, timeNs, new UnsafeBuffer(message), 0, message.length);
                }
            }
        }
        assertTrue(said.isEmpty());
        assertEquals(expectedOutputs, outputs);
    }

    /** The next record's sequence, 0 at the end. */
    private static long next(final DataInputStream stream) throws IOException {
        try {
            return stream.readLong();
        } catch (final EOFException end) {
            return 0;
        }
    }

    private static EngineConfiguration configuration(final DataInputStream stream) throws IOException {
        return new EngineConfiguration(
            stream.readInt(), stream.readInt(), stream.readInt(), stream.readInt(), stream.readInt(),
            stream.readInt(), stream.readInt(), stream.readInt(), stream.readInt(), stream.readInt());
    }
}
