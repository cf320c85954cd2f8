package io.plimsoll.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second writer out of a directory. The operating system gives the lock back when the process dies, however it
 * dies.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "writer.lock";

    /**
     * Directories locked by this process. Asked before the file is touched: to close any descriptor of a locked file
     * lets go of the lock on POSIX systems.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(final Path directory, final FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @throws JournalException if it is taken, naming the process if it is known
     */
    static DirectoryLock take(final Path directory) throws IOException {
        final Path realDirectory = directory.toRealPath();
        if (!HELD_HERE.add(realDirectory)) {
            throw inUse(directory, "this process");
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(realDirectory.resolve(FILE_NAME),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, "process " + Files.readString(realDirectory.resolve(FILE_NAME)).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new DirectoryLock(realDirectory, channel);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(realDirectory);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(directory);
    }

    private static JournalException inUse(final Path directory, final String owner) {
        return new JournalException("the journal in " + directory + " is being written by " + owner
            + ": stop it, or give this one another directory");
    }
}
