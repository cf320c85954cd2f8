package io.plimsoll.transport.simulation;

import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.SegmentBytes;
import io.plimsoll.journal.SegmentWriter;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/** A storage whose process can die before and after each thing it does. */
final class CrashingStorage implements JournalStorage {
    private final JournalStorage storage;
    private final CrashPoints crashPoints;
    private final LongConsumer archive;

    CrashingStorage(final JournalStorage storage, final CrashPoints crashPoints, final LongConsumer archive) {
        this.storage = storage;
        this.crashPoints = crashPoints;
        this.archive = archive;
    }

    private void around(final Runnable action) {
        crashPoints.pass();
        action.run();
        crashPoints.pass();
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public void lock() {
        around(storage::lock);
    }

    @Override
    public long[] segments() {
        crashPoints.pass();
        return storage.segments();
    }

    @Override
    public boolean hasSegment(final long segment) {
        return storage.hasSegment(segment);
    }

    @Override
    public SegmentBytes read(final long segment) {
        crashPoints.pass();
        return storage.read(segment);
    }

    @Override
    public SegmentWriter create(final long segment, final long cascadeBytes) {
        crashPoints.pass();
        final SegmentWriter writer = storage.create(segment, cascadeBytes);
        crashPoints.pass();
        return new Writer(writer);
    }

    @Override
    public void trim(final long segment, final long length) {
        around(() -> storage.trim(segment, length));
    }

    @Override
    public void force(final long segment) {
        around(() -> storage.force(segment));
    }

    @Override
    public void remove(final long segment) {
        crashPoints.pass();
        archive.accept(segment);
        around(() -> storage.remove(segment));
    }

    @Override
    public byte[] prunedHead() {
        return storage.prunedHead();
    }

    @Override
    public void prunedHead(final byte[] bytes) {
        around(() -> storage.prunedHead(bytes));
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
            around(() -> writer.write(source, offset, length));
        }

        @Override
        public boolean fill() {
            return writer.fill();
        }

        @Override
        public int maintain() {
            crashPoints.pass();
            return writer.maintain();
        }

        @Override
        public void force() {
            around(writer::force);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
