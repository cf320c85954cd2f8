package io.plimsoll.journal.chain;

import static io.plimsoll.journal.RecordDescriptor.CRC_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.SEQUENCE_OFFSET;

import io.plimsoll.journal.SegmentFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Rewrites the documents of a segment's file as somebody would who knows the format, and puts them back. */
final class Forgery implements AutoCloseable {
    private final SegmentFile file;
    private final long start;
    private final byte[] original;
    private final List<byte[]> documents = new ArrayList<>();

    /** Of one segment, each document with the word in front of it. */
    Forgery(final SegmentFile file) {
        this.file = file;
        final List<SegmentFile.Document> places = file.documents();
        start = places.get(0).offset();
        original = file.read(start, (int) (file.size() - start));
        places.forEach(place -> documents.add(file.read(place.offset(), place.length() + Integer.BYTES)));
    }

    List<byte[]> documents() {
        return documents;
    }

    /** Writes the documents, one behind the other, and nothing behind them. */
    void write() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        documents.forEach(bytes::writeBytes);
        file.zero(start, original.length);
        file.write(start, bytes.toByteArray());
    }

    /** A document that holds some bytes. */
    static byte[] document(final byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + content.length).order(ByteOrder.LITTLE_ENDIAN)
            .putInt(content.length).put(content).array();
    }

    /** Makes a record's checksum right. */
    static void seal(final byte[] bytes, final int record) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, record + SEQUENCE_OFFSET, buffer.getInt(record + LENGTH_OFFSET) - SEQUENCE_OFFSET);
        buffer.putInt(record + CRC_OFFSET, (int) checksum.getValue());
    }

    /** Puts everything back. */
    @Override
    public void close() {
        file.truncate(start);
        file.write(start, original);
    }
}
