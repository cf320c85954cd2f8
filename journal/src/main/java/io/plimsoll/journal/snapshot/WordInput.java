package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.state.StateDigest;
import io.plimsoll.engine.state.StateSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads what {@link WordOutput} wrote. */
final class WordInput implements StateSource {
    private final InputStream input;
    private final StateDigest digest = new StateDigest();
    private long words;

    WordInput(final InputStream input) {
        this.input = input;
    }

    long words() {
        return words;
    }

    /** Of the words read so far. */
    long digest() {
        return digest.value();
    }

    @Override
    public long next() {
        words++;
        long rest = 0;
        int shift = 0;
        int read;
        do {
            read = readByte();
            rest |= (long) (read & 0x7F) << shift;
            shift += 7;
        } while ((read & 0x80) != 0);
        final long word = rest >>> 1 ^ -(rest & 1);
        digest.put(word);
        return word;
    }

    private int readByte() {
        try {
            final int read = input.read();
            if (read < 0) {
                throw new EOFException("the snapshot ends within its state");
            }
            return read;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
