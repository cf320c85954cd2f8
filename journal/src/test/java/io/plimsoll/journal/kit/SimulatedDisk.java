package io.plimsoll.journal.kit;

import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalFullException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.SegmentBytes;
import io.plimsoll.journal.SegmentWriter;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * The disk of a simulation: segments in memory that outlive the simulated process, and lose what was not forced when
 * the simulated power goes. Laid out as Chronicle lays out its files, without index pages.
 */
public final class SimulatedDisk {
    private final Map<Long, SimulatedSegment> segments = new TreeMap<>();
    private final long capacity;
    private byte[] prunedHead;
    private long fillerBytes;
    private int openings;
    private boolean isLocked;
    private int tornBytes = -1;

    /**
     * An empty disk.
     *
     * @param capacity in bytes
     */
    public SimulatedDisk(final long capacity) {
        this.capacity = capacity;
    }

    /**
     * What a process sees of the disk, until it dies.
     *
     * @return the storage for one opening of a journal
     */
    public JournalStorage storage() {
        return new Storage(openings);
    }

    /** The process dies: what it wrote stays, what it would still write does not count. */
    public void crash() {
        openings++;
        isLocked = false;
        tornBytes = -1;
    }

    /**
     * The power goes: of the pages that were not forced, each is lost or not.
     *
     * @param random decides
     */
    public void losePower(final Random random) {
        crash();
        segments.values().forEach(segment -> segment.losePower(random));
    }

    /**
     * Others fill the disk, or make room.
     *
     * @param bytes that others take
     */
    public void fill(final long bytes) {
        fillerBytes = bytes;
    }

    /**
     * The process dies within its next write.
     *
     * @param bytes of the document that are still written
     */
    public void tearNextWrite(final int bytes) {
        tornBytes = bytes;
    }

    /**
     * Changes bits.
     *
     * @param segment to change
     * @param offset  of the byte
     * @param mask    of the bits to change
     */
    public void flip(final long segment, final long offset, final int mask) {
        segments.get(segment).flip((int) offset, mask);
    }

    /**
     * Bytes written to a segment.
     *
     * @param segment its number
     * @return bytes
     */
    public long length(final long segment) {
        return segments.get(segment).length();
    }

    /**
     * Whether everything before a position would survive the loss of power.
     *
     * @param position in a journal
     * @return true if so
     */
    public boolean isForced(final long position) {
        final long segment = JournalPosition.segment(position);
        return segments.entrySet().stream().allMatch(entry -> entry.getKey() > segment
            || entry.getValue().isForced(
                entry.getKey() < segment ? entry.getValue().length() : JournalPosition.offset(position)));
    }

    private long freeBytes() {
        return capacity - fillerBytes - segments.values().stream().mapToLong(SimulatedSegment::length).sum();
    }

    /** One opening. */
    private final class Storage implements JournalStorage {
        private final int opening;
        private boolean holdsLock;

        Storage(final int opening) {
            this.opening = opening;
        }

        private void requireAlive() {
            if (opening != openings) {
                throw new SimulatedCrash("dead");
            }
        }

        @Override
        public String name() {
            return "a simulated disk";
        }

        @Override
        public void lock() {
            requireAlive();
            if (isLocked) {
                throw new JournalException("the simulated disk is being written");
            }
            isLocked = true;
            holdsLock = true;
        }

        @Override
        public long[] segments() {
            return segments.keySet().stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public boolean hasSegment(final long segment) {
            return segments.containsKey(segment);
        }

        @Override
        public SegmentBytes read(final long segment) {
            return segments.get(segment).read();
        }

        @Override
        public SegmentWriter create(final long segment, final long cascadeBytes) {
            requireAlive();
            if (freeBytes() <= cascadeBytes) {
                throw new JournalFullException("the simulated disk is full: free some");
            }
            final SimulatedSegment created = new SimulatedSegment();
            segments.put(segment, created);
            return new Writer(this, segment, created, cascadeBytes);
        }

        @Override
        public void trim(final long segment, final long length) {
            requireAlive();
        }

        @Override
        public void force(final long segment) {
            requireAlive();
            segments.get(segment).force();
        }

        @Override
        public void remove(final long segment) {
            requireAlive();
            segments.remove(segment);
        }

        @Override
        public byte[] prunedHead() {
            return prunedHead;
        }

        @Override
        public void prunedHead(final byte[] bytes) {
            requireAlive();
            prunedHead = bytes.clone();
        }

        @Override
        public void close() {
            if (holdsLock && opening == openings) {
                isLocked = false;
            }
        }
    }

    /** The writer of a segment: dead with its process. */
    private final class Writer implements SegmentWriter {
        private final Storage storage;
        private final long number;
        private final SimulatedSegment segment;
        private final long cascadeBytes;

        Writer(
            final Storage storage, final long number, final SimulatedSegment segment, final long cascadeBytes) {
            this.storage = storage;
            this.number = number;
            this.segment = segment;
            this.cascadeBytes = cascadeBytes;
        }

        @Override
        public long segment() {
            return number;
        }

        @Override
        public long offset() {
            return segment.length();
        }

        @Override
        public boolean hasRoomFor(final long bytes) {
            return freeBytes() >= bytes + cascadeBytes;
        }

        @Override
        public boolean isReserved(final long bytes) {
            return freeBytes() >= bytes;
        }

        @Override
        public boolean reserveFor(final long bytes) {
            return freeBytes() >= bytes;
        }

        @Override
        public void write(final DirectBuffer source, final int offset, final int length) {
            storage.requireAlive();
            if (tornBytes >= 0) {
                segment.tear(source, offset, Math.min(length, tornBytes));
                crash();
                throw new SimulatedCrash("within a write");
            }
            segment.write(source, offset, length);
        }

        @Override
        public boolean fill() {
            return freeBytes() > cascadeBytes;
        }

        @Override
        public int maintain() {
            return 0;
        }

        @Override
        public void force() {
            storage.requireAlive();
            segment.force();
        }

        @Override
        public void close() {
        }
    }
}
