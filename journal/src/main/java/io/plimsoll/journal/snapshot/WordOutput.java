package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.state.StateSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes words so that small ones take few bytes: seven bits a byte, the lowest first, the eighth bit set on all but
 * the last; the sign is moved to the lowest bit, so that small negative numbers are small as well.
 */
final class WordOutput implements StateSink {
    private final OutputStream output;
    private long words;

    WordOutput(final OutputStream output) {
        this.output = output;
    }

    long words() {
        return words;
    }

    @Override
    public void put(final long word) {
        words++;
        long rest = word << 1 ^ word >> Long.SIZE - 1;
        try {
            while ((rest & ~0x7F) != 0) {
                output.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            output.write((int) rest);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
