package io.plimsoll.transport.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Several files as one stream of events in order of time; the format of each is known from its header. */
public final class FeedFiles implements FeedReader {
    private final List<FeedReader> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparingLong((Head head) -> head.event.timeNs()).thenComparing(Head::order));

    private FeedFiles() {
    }

    /**
     * Opens files.
     *
     * @param files plain or gzip; of events of the same time those of the earlier file come first
     * @return the events
     * @throws IOException   if one cannot be read
     * @throws FeedException if one has none of the known formats
     */
    public static FeedFiles open(final List<Path> files) throws IOException {
        final FeedFiles merged = new FeedFiles();
        try {
            for (final Path file : files) {
                merged.add(open(file.getFileName().toString(), Files.newInputStream(file)));
            }
        } catch (final IOException | FeedException e) {
            merged.close();
            throw e;
        }
        return merged;
    }

    /**
     * Reads one file from a stream.
     *
     * @param name  for messages
     * @param input plain or gzip; closed with the reader, or by this method if it throws
     * @return its events
     * @throws IOException   if it cannot be read
     * @throws FeedException if it has none of the known formats
     */
    public static FeedReader open(final String name, final InputStream input) throws IOException {
        try {
            final CsvFile csv = new CsvFile(name, input);
            return reader(csv).orElseThrow(() -> new FeedException(name + " has none of the known formats: its columns"
                + " are " + String.join(",", csv.columns()) + "; see \"plimsoll feed --help\" for those needed"));
        } catch (final IOException | FeedException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public FeedEvent next() throws IOException {
        final Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.reader, head.order);
        return head.event;
    }

    @Override
    public boolean tellsOfAccounts() {
        return readers.stream().anyMatch(FeedReader::tellsOfAccounts);
    }

    @Override
    public void close() throws IOException {
        for (final FeedReader reader : readers) {
            reader.close();
        }
    }

    private static Optional<FeedReader> reader(final CsvFile csv) throws IOException {
        FeedReader reader = null;
        if (TickReader.reads(csv)) {
            reader = new TickReader(csv);
        } else if (BarReader.reads(csv)) {
            reader = new BarReader(csv);
        } else if (FundingReader.reads(csv)) {
            reader = new FundingReader(csv);
        } else if (TradeReader.reads(csv)) {
            reader = new TradeReader(csv);
        } else if (FillReader.reads(csv)) {
            reader = new FillReader(csv);
        } else if (CashFlowReader.reads(csv)) {
            reader = new CashFlowReader(csv);
        } else if (LiquidationReader.reads(csv)) {
            reader = new LiquidationReader(csv);
        }
        return Optional.ofNullable(reader);
    }

    private void add(final FeedReader reader) throws IOException {
        readers.add(reader);
        advance(reader, readers.size());
    }

    private void advance(final FeedReader reader, final int order) throws IOException {
        final FeedEvent event = reader.next();
        if (event != null) {
            heads.add(new Head(reader, order, event));
        }
    }

    private record Head(FeedReader reader, int order, FeedEvent event) {
    }
}
