package io.plimsoll.transport.simulation;

import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.SegmentBytes;
import io.plimsoll.journal.SegmentWriter;
import io.plimsoll.transport.service.PlantedBug;
import org.agrona.DirectBuffer;

/** A planted fault: a storage that loses a document now and then, or does not force anything to disk. */
final class FaultyStorage implements JournalStorage {
    private static final int DOCUMENTS_BETWEEN_LOSSES = 50;

    private final JournalStorage storage;
    private final PlantedBug bug;
    private int documents;

    FaultyStorage(final JournalStorage storage, final PlantedBug bug) {
        this.storage = storage;
        this.bug = bug;
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public void lock() {
        storage.lock();
    }

    @Override
    public long[] segments() {
        return storage.segments();
    }

    @Override
    public boolean hasSegment(final long segment) {
        return storage.hasSegment(segment);
    }

    @Override
    public SegmentBytes read(final long segment) {
        return storage.read(segment);
    }

    @Override
    public SegmentWriter create(final long segment, final long cascadeBytes) {
        return new Writer(storage.create(segment, cascadeBytes));
    }

    @Override
    public void trim(final long segment, final long length) {
        storage.trim(segment, length);
    }

    @Override
    public void force(final long segment) {
        if (bug != PlantedBug.PRETEND_TO_SYNC) {
            storage.force(segment);
        }
    }

    @Override
    public void remove(final long segment) {
        storage.remove(segment);
    }

    @Override
    public byte[] prunedHead() {
        return storage.prunedHead();
    }

    @Override
    public void prunedHead(final byte[] bytes) {
        storage.prunedHead(bytes);
    }

    @Override
    public void close() {
        storage.close();
    }

    /** The same for what is written. */
    private final class Writer implements SegmentWriter {
        private final SegmentWriter writer;

        Writer(final SegmentWriter writer) {
            this.writer = writer;
        }

        @Override
        public long segment() {
            return writer.segment();
        }

        @Override
        public long offset() {
            return writer.offset();
        }

        @Override
        public boolean hasRoomFor(final long bytes) {
            return writer.hasRoomFor(bytes);
        }

        @Override
        public boolean isReserved(final long bytes) {
            return writer.isReserved(bytes);
        }

        @Override
        public boolean reserveFor(final long bytes) {
            return writer.reserveFor(bytes);
        }

        @Override
        public void write(final DirectBuffer source, final int offset, final int length) {
            if (bug != PlantedBug.SKIP_A_RECORD || ++documents % DOCUMENTS_BETWEEN_LOSSES != 0) {
                writer.write(source, offset, length);
            }
        }

        @Override
        public boolean fill() {
            return writer.fill();
        }

        @Override
        public int maintain() {
            return writer.maintain();
        }

        @Override
        public void force() {
            if (bug != PlantedBug.PRETEND_TO_SYNC) {
                writer.force();
            }
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
