package io.plimsoll.journal.chain;

import io.plimsoll.journal.RecordDescriptor;
import io.plimsoll.journal.SegmentFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;

/** Where every record of a sound journal is, found without the code under test. */
final class JournalMap implements AutoCloseable {
    private final List<SegmentFile> files = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private long records;

    /** A document: its segment, where it is, and the numbers of its first and last record. */
    record Document(
        SegmentFile file, long segment, SegmentFile.Document place, List<Record> records, boolean isFirst) {
        long firstRecord() {
            return records.get(0).number();
        }

        long lastRecord() {
            return records.get(records.size() - 1).number();
        }

        boolean isLast(final JournalMap map) {
            final int index = map.documents.indexOf(this);
            return index == map.documents.size() - 1 || map.documents.get(index + 1).isFirst();
        }
    }

    /** A record: where it is in its segment, and how long with the zeros that fill it up. */
    record Record(long number, long offset, int length) { }

    JournalMap(final Path directory, final int segments) {
        for (long segment = 1; segment <= segments; segment++) {
            final SegmentFile file = SegmentFile.open(directory, segment);
            files.add(file);
            for (final SegmentFile.Document place : file.documents()) {
                documents.add(document(file, segment, place));
            }
        }
    }

    List<Document> documents() {
        return documents;
    }

    List<SegmentFile> files() {
        return files;
    }

    long records() {
        return records;
    }

    /** The document that holds a record. */
    Document documentOf(final long number) {
        return documents.stream().filter(document -> document.lastRecord() >= number).findFirst().orElseThrow();
    }

    private Document document(final SegmentFile file, final long segment, final SegmentFile.Document place) {
        final ByteBuffer bytes = ByteBuffer.wrap(file.read(place.offset() + Integer.BYTES, place.length()))
            .order(ByteOrder.LITTLE_ENDIAN);
        final List<Record> found = new ArrayList<>();
        int at = 0;
        while (at < place.length()) {
            final int length = BitUtil.align(bytes.getInt(at), RecordDescriptor.ALIGNMENT);
            records++;
            found.add(new Record(records, place.offset() + Integer.BYTES + at, length));
            at += length;
        }
        final boolean isFirst = documents.isEmpty() || documents.get(documents.size() - 1).segment() != segment;
        return new Document(file, segment, place, found, isFirst);
    }

    @Override
    public void close() {
        files.forEach(SegmentFile::close);
    }
}
