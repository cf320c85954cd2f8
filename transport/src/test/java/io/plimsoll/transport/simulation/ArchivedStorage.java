package io.plimsoll.transport.simulation;

import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.SegmentBytes;
import io.plimsoll.journal.SegmentWriter;
import java.util.SortedMap;
import java.util.stream.LongStream;

/** A journal with the segments that were pruned put back. To read. */
final class ArchivedStorage implements JournalStorage {
    private final JournalStorage present;
    private final SortedMap<Long, SegmentBytes> archive;

    ArchivedStorage(final JournalStorage present, final SortedMap<Long, SegmentBytes> archive) {
        this.present = present;
        this.archive = archive;
    }

    @Override
    public String name() {
        return present.name() + " with its archive";
    }

    @Override
    public long[] segments() {
        return LongStream.concat(
            archive.keySet().stream().mapToLong(Long::longValue), LongStream.of(present.segments()))
            .distinct().sorted().toArray();
    }

    @Override
    public boolean hasSegment(final long segment) {
        return archive.containsKey(segment) || present.hasSegment(segment);
    }

    @Override
    public SegmentBytes read(final long segment) {
        return archive.containsKey(segment) ? archive.get(segment) : present.read(segment);
    }

    @Override
    public void lock() {
        throw readOnly();
    }

    @Override
    public SegmentWriter create(final long segment, final long cascadeBytes) {
        throw readOnly();
    }

    @Override
    public void trim(final long segment, final long length) {
        throw readOnly();
    }

    @Override
    public void force(final long segment) {
        throw readOnly();
    }

    @Override
    public void remove(final long segment) {
        throw readOnly();
    }

    @Override
    public byte[] prunedHead() {
        return present.prunedHead();
    }

    @Override
    public void prunedHead(final byte[] bytes) {
        throw readOnly();
    }

    @Override
    public void close() {
        present.close();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("an archive is read");
    }
}
