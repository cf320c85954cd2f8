package io.plimsoll.journal;

import static io.plimsoll.journal.JournalConfiguration.STEP_BYTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.core.io.ReferenceOwner;
import org.agrona.BitUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs ahead of the writer, in steps: takes disk space, so that no write can meet a full disk, and touches the pages of
 * the writer's own mapping, so that no write waits for the operating system to make one. It also maps the block to come
 * and is the last to let go of the block left behind, so that the writer does neither.
 *
 * <pre>
 *   position             touchedUntil              reservedUntil
 *      |  reserveBytes        |                         |
 *  ----+----------------------+-------------------------+- - - - - -> file, sparse
 *      |                      |      cascadeBytes       |
 *      +----- hasRoomFor -----+--- for outputs only ----+
 * </pre>
 */
final class DiskReserve implements Agent {
    /**
     * What Chronicle may put between two documents: an index page of 32,768 entries, at most two at a time, and a bit.
     */
    static final long INDEX_ALLOWANCE = 2 * (32 << 10) * (long) Long.BYTES + 4096;

    private static final System.Logger LOGGER = System.getLogger(DiskReserve.class.getName());
    private static final long RETRY_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PAGE_BYTES = 4096;

    private final MappedFile file;
    private final SpaceAllocator space;
    private final long reserveBytes;
    private final long cascadeBytes;
    private final ReferenceOwner owner = ReferenceOwner.temporary("journal reserve");
    private final ArrayDeque<MappedBytesStore> blocks = new ArrayDeque<>();
    private final UnsafeBuffer pages = new UnsafeBuffer(0, 0);
    private boolean isClosed;
    private boolean isFull;
    private long retryAtNs;
    private long touchedUntil;
    private volatile long position;
    private volatile long reservedUntil;

    /**
     * Starts with nothing reserved.
     *
     * @param file         that the writer writes, its mappings shared
     * @param space        takes disk space for the file
     * @param position     of the writer
     * @param reserveBytes to keep reserved and touched for inputs
     * @param cascadeBytes to keep reserved for the outputs of the largest cascade
     */
    DiskReserve(
        final MappedFile file,
        final SpaceAllocator space,
        final long position,
        final long reserveBytes,
        final long cascadeBytes) {
        this.file = file;
        this.space = space;
        this.reserveBytes = reserveBytes;
        this.cascadeBytes = cascadeBytes;
        this.position = position;
        this.touchedUntil = position / STEP_BYTES * STEP_BYTES;
        this.reservedUntil = touchedUntil;
    }

    /** Whether inputs of so many bytes, behind what is at the position, leave enough for their outputs. */
    boolean hasRoomFor(final long bytes) {
        return position + bytes + INDEX_ALLOWANCE + cascadeBytes <= reservedUntil;
    }

    /** Whether so many bytes can be written now without meeting a full disk. */
    boolean isReserved(final long bytes) {
        return position + bytes + INDEX_ALLOWANCE <= reservedUntil;
    }

    /** Tells how far the writer has come. By the writer alone. */
    void advance(final long newPosition) {
        position = newPosition;
    }

    /**
     * Reserves until so many bytes can be written, on the writer's own thread: when it has outrun the reserve, or
     * nobody else does it.
     *
     * @return false if the disk is full
     */
    boolean reserveFor(final long bytes) {
        while (!isReserved(bytes)) {
            if (!reserveStep()) {
                return false;
            }
        }
        return true;
    }

    /** Reserves and touches everything that should be. Returns false if the disk is full. */
    boolean fill() {
        while (reservedUntil < reserveTarget() || touchedUntil < touchTarget()) {
            if (reservedUntil < reserveTarget() && !reserveStep()) {
                return false;
            }
            touchStep();
        }
        return true;
    }

    @Override
    public int doWork() {
        int workCount = 0;
        if (reservedUntil < reserveTarget() && mayTry()) {
            workCount += reserveStep() ? 1 : 0;
        }
        if (touchedUntil < touchTarget()) {
            workCount += touchStep();
        }
        return workCount;
    }

    @Override
    public String roleName() {
        return "journal-reserve";
    }

    @Override
    public synchronized void onClose() {
        isClosed = true;
        while (!blocks.isEmpty()) {
            blocks.removeFirst().release(owner);
        }
    }

    private long reserveTarget() {
        return BitUtil.align(position + reserveBytes + INDEX_ALLOWANCE + cascadeBytes, STEP_BYTES);
    }

    private long touchTarget() {
        return Math.min(reservedUntil, BitUtil.align(position + reserveBytes, STEP_BYTES));
    }

    private synchronized boolean mayTry() {
        return !isFull || System.nanoTime() - retryAtNs >= 0;
    }

    private synchronized boolean reserveStep() {
        if (isClosed) {
            return false;
        }
        final boolean taken = space.allocate(reservedUntil, STEP_BYTES);
        if (taken) {
            reservedUntil += STEP_BYTES;
        } else {
            retryAtNs = System.nanoTime() + RETRY_AFTER_NS;
        }
        if (isFull == taken) {
            isFull = !taken;
            LOGGER.log(
                System.Logger.Level.WARNING, isFull ? fullText() : "Disk space for " + file.file() + " is back.");
        }
        return taken;
    }

    private String fullText() {
        return "No disk space left for " + file.file() + ": " + Math.max(0, reservedUntil - position)
            + " bytes are still reserved. Free some; the intake stops when only the outputs' part of them is left.";
    }

    private synchronized int touchStep() {
        if (isClosed || touchedUntil >= reservedUntil) {
            return 0;
        }
        final MappedBytesStore last = blocks.peekLast();
        if (last == null || !last.inside(touchedUntil)) {
            blocks.addLast(map(touchedUntil));
        }
        touch(blocks.peekLast());
        touchedUntil += STEP_BYTES;
        releaseBlocksBefore(position - STEP_BYTES);
        return 1;
    }

    /** Writes to each page without changing it: only a write makes the page ready to be written. */
    private void touch(final MappedBytesStore block) {
        pages.wrap(block.addressForWrite(touchedUntil), (int) STEP_BYTES);
        for (int page = 0; page < STEP_BYTES; page += PAGE_BYTES) {
            pages.compareAndSetInt(page, 0, 0);
        }
    }

    private MappedBytesStore map(final long offset) {
        try {
            return file.acquireByteStore(owner, offset);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A step late, so that the writer has left the block for good and it is unmapped here and not there. */
    private void releaseBlocksBefore(final long offset) {
        while (blocks.size() > 1 && blocks.peekFirst().safeLimit() <= offset) {
            blocks.removeFirst().release(owner);
        }
    }
}
