package io.plimsoll.journal;

import java.nio.file.Path;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;

/** Takes disk space by the operating system's fallocate, which writes nothing and so disturbs nothing. */
final class FileSpaceAllocator implements SpaceAllocator {
    private final PosixAPI posix = PosixAPI.posix();
    private final int descriptor;

    FileSpaceAllocator(final Path file) {
        descriptor = posix.open(file.toString(), OpenFlag.O_RDWR, 0);
        if (descriptor < 0) {
            throw new JournalException("cannot open " + file + " to reserve disk space: " + posix.lastErrorStr());
        }
    }

    @Override
    public boolean allocate(final long offset, final long length) {
        return posix.fallocate(descriptor, 0, offset, length) == 0;
    }

    @Override
    public void close() {
        posix.close(descriptor);
    }
}
