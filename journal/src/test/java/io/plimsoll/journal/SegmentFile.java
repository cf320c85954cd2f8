package io.plimsoll.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of a segment, to be changed behind the journal's back. Finds the documents in its own simple way, while they
 * are undamaged.
 */
public final class SegmentFile implements AutoCloseable {
    private static final int META_DATA = 0x4000_0000;

    private final Path path;
    private final FileChannel channel;

    private SegmentFile(final Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A document: where its word is, and how long it is without the word. */
    public record Document(long offset, int length) {
        /** Where the word of the next one is. */
        public long end() {
            return offset + Integer.BYTES + length;
        }
    }

    /** Opens a segment's file. */
    public static SegmentFile open(final Path journal, final long segment) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(journal, segment), "*.cq4")) {
            return new SegmentFile(files.iterator().next());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of a segment. */
    public static Path directory(final Path journal, final long segment) {
        return journal.resolve(String.format("segment-%010d", segment));
    }

    /** Its path. */
    public Path path() {
        return path;
    }

    /** All documents, from word to word. */
    public List<Document> documents() {
        final List<Document> documents = new ArrayList<>();
        long offset = 0;
        int word = word(offset);
        while (word != 0) {
            final int length = word & ~META_DATA;
            if (word == length) {
                documents.add(new Document(offset, length));
            }
            offset = (offset + Integer.BYTES + length + 3) / 4 * 4;
            word = word(offset);
        }
        return documents;
    }

    /** The last document. */
    public Document last() {
        final List<Document> documents = documents();
        return documents.get(documents.size() - 1);
    }

    /** Bytes of the file. */
    public long size() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word at an offset, 0 behind the end. */
    public int word(final long offset) {
        return ByteBuffer.wrap(read(offset, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    /** Replaces a word. */
    public void word(final long offset, final int word) {
        write(offset, ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, word).array());
    }

    /** Bytes from an offset on, zeros behind the end. */
    public byte[] read(final long offset, final int length) {
        final ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, offset + bytes.position());
            }
            return bytes.array();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces bytes. */
    public void write(final long offset, final byte[] bytes) {
        final ByteBuffer source = ByteBuffer.wrap(bytes);
        try {
            while (source.hasRemaining()) {
                channel.write(source, offset + source.position());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces bytes by zeros. */
    public void zero(final long offset, final long length) {
        write(offset, new byte[(int) length]);
    }

    /** Changes one bit. */
    public void flip(final long offset, final int bit) {
        final byte[] one = read(offset, 1);
        one[0] ^= (byte) (1 << bit);
        write(offset, one);
    }

    /** Cuts the file. */
    public void truncate(final long size) {
        try {
            channel.truncate(size);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
