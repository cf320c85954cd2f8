package io.plimsoll.journal.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Snapshots as files {@code <sequence>.snapshot} in a directory of the journal's; other files there do not matter. */
public final class DirectorySnapshotStore implements SnapshotStore {
    private static final String SUFFIX = ".snapshot";
    private static final Pattern NAME = Pattern.compile("([0-8]\\d{18})" + Pattern.quote(SUFFIX));
    private static final String ASIDE = "being-written.tmp";

    private final Path directory;

    private DirectorySnapshotStore(final Path directory) {
        this.directory = directory;
    }

    /**
     * The snapshots of a journal.
     *
     * @param journalDirectory of the journal
     * @return the store; its directory is made with the first snapshot
     */
    public static DirectorySnapshotStore of(final Path journalDirectory) {
        return new DirectorySnapshotStore(
            Objects.requireNonNull(journalDirectory, "journalDirectory").resolve("snapshots"));
    }

    @Override
    public long[] sequences() throws IOException {
        final List<Long> sequences = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (final Path file : files) {
                    final Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        sequences.add(Long.parseLong(name.group(1)));
                    }
                }
            }
        }
        return sequences.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    @Override
    public OutputStream begin(final long sequence) throws IOException {
        Files.createDirectories(directory);
        return Files.newOutputStream(directory.resolve(ASIDE));
    }

    @Override
    public void commit(final long sequence) throws IOException {
        final Path aside = directory.resolve(ASIDE);
        force(aside, StandardOpenOption.WRITE);
        Files.move(aside, path(sequence), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory, StandardOpenOption.READ);
        force(directory.getParent(), StandardOpenOption.READ);
    }

    @Override
    public void abandon() throws IOException {
        Files.deleteIfExists(directory.resolve(ASIDE));
    }

    @Override
    public InputStream read(final long sequence) throws IOException {
        return Files.newInputStream(path(sequence));
    }

    @Override
    public void remove(final long sequence) throws IOException {
        Files.deleteIfExists(path(sequence));
    }

    private Path path(final long sequence) {
        return directory.resolve(String.format("%019d%s", sequence, SUFFIX));
    }

    private static void force(final Path path, final StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
