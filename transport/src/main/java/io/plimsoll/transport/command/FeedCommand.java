package io.plimsoll.transport.command;

import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.feed.FeedEncoder;
import io.plimsoll.transport.feed.FeedFiles;
import io.plimsoll.transport.feed.FeedRefusals;
import io.plimsoll.transport.feed.FeedRun;
import io.plimsoll.transport.feed.FeedSources;
import io.plimsoll.transport.feed.PublishingOperator;
import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.feed.TickSender;
import io.plimsoll.transport.scenario.MarketMessages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Recorded market data into a service. */
@Command(
    name = "feed",
    description = {
        "Sends recorded market data to a service: ticks, bars and funding, CSV or CSV.gz.",
        "Several files become one stream in order of time. The format is known from the header; each instrument and"
            + " kind of event is a source of its own."},
    footerHeading = "%nColumns and examples:%n",
    footer = {
        "  ticks    recv_time_ns, venue, symbol, kind (Q, T, M), event_time_ms, bid_price, ask_price, trade_price,",
        "           mark_price, index_price, funding_rate, next_funding_time_ms",
        "  bars     open_time_ms, symbol, open, high, low, close (or mark_open and so on)",
        "  funding  funding_time_ms, symbol, funding_rate, and perhaps exchange",
        "",
        "  plimsoll feed bars.csv.gz funding.csv.gz --config /etc/plimsoll.properties --define --speed 1000"})
public final class FeedCommand implements Callable<Integer> {
    private static final int OPERATOR = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceConnection connection;

    @Mixin
    private Definitions definitions;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recorded data.")
    private List<Path> files;

    @Option(names = "--speed", paramLabel = "SPEED", defaultValue = "max", converter = SpeedConverter.class,
        description = "recorded, max, or how many times the recorded speed (default: ${DEFAULT-VALUE}).")
    private Speed speed;

    @Option(names = "--define",
        description = "First defines assets, instruments and tiers, as the operator.")
    private boolean define;

    @Option(names = "--symbol", paramLabel = "NAME",
        description = "Feeds this symbol, or venue:symbol, alone; may be repeated.")
    private List<String> symbols = List.of();

    @Option(names = "--first-source", paramLabel = "ID", defaultValue = "100",
        description = "First id of the feed's sources, five for each instrument (default: ${DEFAULT-VALUE}).")
    private int firstSource;

    private final Set<Integer> used = new HashSet<>();
    private PlimsollClient client;
    private SourcePublisher operatorSource;
    private PublishingOperator operator;
    private FeedRefusals refusals;

    @Override
    public Integer call() throws IOException {
        final FeedSources sources = new FeedSources(firstSource);
        try (FeedFiles events = FeedFiles.open(files); PlimsollClient connected = connection.client()) {
            client = connected;
            refusals = new FeedRefusals(used);
            client.addReplyListener(refusals);
            operatorSource =
                client.addSource(SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
            operator = new PublishingOperator(operatorSource, client::poll);
            connection.awaitReady(client, operatorSource);
            if (define) {
                MarketMessages.define(operator, definitions.instruments().market());
            }
            final TickSender sender =
                new TickSender(sources, this::source, (source, sequence) -> { }, client::poll);
            final FeedEncoder encoder = new FeedEncoder(definitions.instruments(), sender);
            final FeedRun run = new FeedRun(events, new HashSet<>(symbols), speed, client::poll);
            final long sent = run.run(encoder::encode);
            client.pollUntil(() -> refusals.isQuiet(), connection.timeoutNs());
            print(sent, sender.sent(), encoder.fundingsWithoutMark());
        }
        return refusals.count() == 0 ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private SourcePublisher source(final int sourceId) {
        FeedSources.define(operator, sourceId);
        connection.await(client, operatorSource::isAllAcknowledged, "the service does not acknowledge definitions");
        final SourcePublisher publisher =
            client.addSource(SourceConfiguration.lossy(sourceId, InputLane.MARKET_DATA), SourceListener.NONE);
        connection.await(client, () -> publisher.state() == SourceState.READY,
            "the service does not know source " + sourceId);
        used.add(sourceId);
        return publisher;
    }

    private void print(final long events, final long messages, final long fundingsWithoutMark) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d events, %,d messages from %d sources, %,d refused%n",
            events, messages, used.size(), refusals.count());
        if (fundingsWithoutMark > 0) {
            out.printf(Locale.ROOT, "%,d funding payments left out: their instruments had no mark yet; feed prices"
                + " from before them as well%n", fundingsWithoutMark);
        }
        refusals.print(out);
        out.flush();
    }

    /** Reads a speed. */
    static final class SpeedConverter implements ITypeConverter<Speed> {

        @Override
        public Speed convert(final String text) {
            try {
                return Speed.parse(text);
            } catch (final IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
