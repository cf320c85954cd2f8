package io.plimsoll.journal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.agrona.BitUtil;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;

/**
 * Segments as directories, each with a Chronicle queue of one file. Chronicle writes them and never opens one again:
 * what is read is read by {@link SegmentScanner}, so a damaged index or table of Chronicle's changes nothing.
 */
public final class ChronicleStorage implements JournalStorage {
    private static final String PREFIX = "segment-";
    private static final Pattern SEGMENT_NUMBER = Pattern.compile("\\d{10}");
    private static final String REMOVED = "removed";
    private static final String PRUNED_HEAD = "pruned.head";
    private static final int PAGE_BYTES = 4096;

    private final JournalConfiguration configuration;
    private final Path directory;
    private final Function<Path, SpaceAllocator> allocators;
    private final SegmentDirectory[] asked = new SegmentDirectory[2];
    private DirectoryLock lock;

    /**
     * A directory that is read and written.
     *
     * @param configuration of the journal
     */
    public ChronicleStorage(final JournalConfiguration configuration) {
        this(configuration, FileSpaceAllocator::new);
    }

    ChronicleStorage(final JournalConfiguration configuration, final Function<Path, SpaceAllocator> allocators) {
        this.configuration = configuration;
        this.directory = configuration.directory();
        this.allocators = allocators;
    }

    /**
     * A directory that is only read.
     *
     * @param directory of the journal
     * @return the storage
     */
    public static ChronicleStorage reading(final Path directory) {
        return new ChronicleStorage(JournalConfiguration.of(directory));
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public void lock() {
        try {
            Files.createDirectories(directory);
            lock = DirectoryLock.take(directory);
        } catch (final IOException e) {
            throw new JournalException("cannot open the journal in " + directory + ": " + e, e);
        }
    }

    @Override
    public long[] segments() {
        if (!Files.isDirectory(directory)) {
            return new long[0];
        }
        long[] segments = new long[16];
        int count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (final Path entry : entries) {
                if (count == segments.length) {
                    segments = Arrays.copyOf(segments, 2 * count);
                }
                segments[count++] = number(entry);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(segments, 0, count);
        return Arrays.copyOf(segments, count);
    }

    private long number(final Path entry) {
        final String digits = entry.getFileName().toString().substring(PREFIX.length());
        if (!SEGMENT_NUMBER.matcher(digits).matches()) {
            throw new JournalException("there is something else in the journal's directory " + directory + ": "
                + entry.getFileName() + ". Move it elsewhere.");
        }
        return Long.parseLong(digits);
    }

    @Override
    public boolean hasSegment(final long segment) {
        final int slot = (int) (segment & 1);
        SegmentDirectory known = asked[slot];
        if (known == null || known.segment != segment) {
            known = new SegmentDirectory(segment, path(segment).toFile());
            asked[slot] = known;
        }
        return known.file.exists();
    }

    @Override
    public SegmentBytes read(final long segment) {
        final Path file = file(segment);
        return file == null ? new NoBytes() : new MappedSegment(file);
    }

    @Override
    public SegmentWriter create(final long segment, final long cascadeBytes) {
        try {
            requireUsable(configuration.reserveBytes() + cascadeBytes + 2 * JournalConfiguration.STEP_BYTES);
            return create(segment, Files.createDirectory(path(segment)), cascadeBytes);
        } catch (final IOException e) {
            throw new JournalException("cannot begin segment " + segment + " in " + directory + ": " + e, e);
        }
    }

    private SegmentWriter create(final long segment, final Path path, final long cascadeBytes) {
        boolean isCreated = false;
        try {
            final SegmentWriter writer =
                new ChronicleSegment(segment, path, configuration, cascadeBytes, allocators);
            forceDirectory(path);
            forceDirectory(directory);
            isCreated = true;
            return writer;
        } finally {
            if (!isCreated) {
                IoUtil.delete(path.toFile(), true); // so that it can be tried again
            }
        }
    }

    private void requireUsable(final long bytes) throws IOException {
        final long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytes) {
            throw new JournalFullException("a new segment of the journal in " + directory + " needs " + bytes
                + " bytes of disk space to begin with, but there are " + usable + ": free some");
        }
    }

    @Override
    public void trim(final long segment, final long length) {
        final Path file = file(segment);
        if (file != null) {
            trim(file, length);
        }
    }

    /** The page behind the end stays, for readers that look there for what comes next. */
    static void trim(final Path file, final long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final long kept = BitUtil.align(length, PAGE_BYTES) + PAGE_BYTES;
            if (channel.size() > kept) {
                channel.truncate(kept);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void force(final long segment) {
        final Path file = file(segment);
        if (file != null) {
            forceFile(file, StandardOpenOption.WRITE);
            forceDirectory(path(segment));
            forceDirectory(directory);
        }
    }

    @Override
    public void remove(final long segment) {
        final Path removed = directory.resolve(REMOVED);
        try {
            IoUtil.delete(removed.toFile(), true);
            Files.move(path(segment), removed, StandardCopyOption.ATOMIC_MOVE);
            IoUtil.delete(removed.toFile(), true);
        } catch (final IOException e) {
            throw new JournalException("cannot remove segment " + segment + " in " + directory + ": " + e, e);
        }
    }

    @Override
    public byte[] prunedHead() {
        final Path file = directory.resolve(PRUNED_HEAD);
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : null;
        } catch (final IOException e) {
            throw new JournalException("cannot read " + file + ": " + e, e);
        }
    }

    @Override
    public void prunedHead(final byte[] bytes) {
        final Path aside = directory.resolve(PRUNED_HEAD + ".tmp");
        try {
            Files.write(aside, bytes);
            forceFile(aside, StandardOpenOption.WRITE);
            Files.move(aside, directory.resolve(PRUNED_HEAD),
                StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(directory);
        } catch (final IOException e) {
            throw new JournalException("cannot write " + aside + ": " + e, e);
        }
    }

    @Override
    public void close() {
        CloseHelper.close(lock);
    }

    private Path path(final long segment) {
        return directory.resolve(String.format("%s%010d", PREFIX, segment));
    }

    /** Chronicle's file of a segment, or null if it was not made. */
    private Path file(final long segment) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(segment), "*.cq4")) {
            final var iterator = files.iterator();
            return iterator.hasNext() ? iterator.next() : null;
        } catch (final IOException e) {
            throw new JournalException("cannot read segment " + segment + " in " + directory + ": " + e, e);
        }
    }

    private static void forceDirectory(final Path path) {
        forceFile(path, StandardOpenOption.READ);
    }

    private static void forceFile(final Path path, final StandardOpenOption option) {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was asked for last: readers at the journal's end ask for the next two all the time. */
    private record SegmentDirectory(long segment, File file) { }
}
