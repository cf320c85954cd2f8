package io.plimsoll.transport.command;

import io.plimsoll.transport.chain.ChainReader;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.RefusalCounter;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.feed.AccountSender;
import io.plimsoll.transport.feed.FeedAdvice;
import io.plimsoll.transport.feed.FeedEncoder;
import io.plimsoll.transport.feed.FeedFiles;
import io.plimsoll.transport.feed.FeedRun;
import io.plimsoll.transport.feed.FeedSources;
import io.plimsoll.transport.feed.MarketEvent;
import io.plimsoll.transport.feed.PublishingOperator;
import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.feed.TickSender;
import io.plimsoll.transport.scenario.MarketMessages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Recorded market data into a service. */
@Command(
    name = "feed",
    description = {
        "Sends recorded data to a service: ticks, bars and funding, a history of accounts, or option chains; CSV or"
            + " CSV.gz.",
        "Several files become one stream in order of time, at the same time in the order of the files. The format is"
            + " known from the header."},
    footerHeading = "%nColumns and examples:%n",
    footer = {
        "  ticks    recv_time_ns, venue, symbol, kind (Q, T, M), event_time_ms, bid_price, ask_price, trade_price,",
        "           mark_price, index_price, funding_rate, next_funding_time_ms",
        "  bars     open_time_ms, symbol, open, high, low, close (or mark_open and so on)",
        "  funding  funding_time_ms, symbol, funding_rate, and perhaps exchange",
        "  trades   time_s, coin, price (the last one is the mark)",
        "  fills    time_s, account_id, coin, side (Bid, Ask), price, size",
        "  cash     time_s, account_id, delta_usd",
        "  chains   quote_time_s, instrument_name, expiry_time_s, option_right (call, put), strike, underlying_price,",
        "           bid_price, ask_price, mark_iv_percent; by themselves, and always defined",
        "  liquidations  time_s, account_id, liquidated_notional_usd, account_value_usd, margin_mode",
        "",
        "  plimsoll feed bars.csv.gz funding.csv.gz --config /etc/plimsoll.properties --define --speed 1000",
        "  plimsoll feed chain.csv.gz --config /etc/plimsoll.properties --accounts 100 --speed 8640"})
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
        description = "First defines assets, instruments and tiers, as the operator; each account before it is"
            + " first heard of.")
    private boolean define;

    @Option(names = "--symbol", paramLabel = "NAME",
        description = "Feeds this symbol, or venue:symbol, alone; may be repeated.")
    private List<String> symbols = List.of();

    @Option(names = "--first-source", paramLabel = "ID", defaultValue = "100",
        description = "First id of the feed's sources, five for each instrument; with accounts, the id of its only one"
            + " (default: ${DEFAULT-VALUE}).")
    private int firstSource;

    @Mixin
    private ChainOptions chainOptions;

    private final Map<Integer, SourcePublisher> publishers = new HashMap<>();
    private FeedSources sources;
    private PlimsollClient client;
    private SourcePublisher operatorSource;
    private PublishingOperator operator;
    private RefusalCounter refusals;

    @Override
    public Integer call() throws IOException {
        if (areChains()) {
            return new ChainSession(spec.commandLine().getOut(), connection, chainOptions, files, firstSource)
                .run(speed) ? Plimsoll.OK : Plimsoll.FAILED;
        }
        chainOptions.requireNone();
        try (FeedFiles events = FeedFiles.open(files); PlimsollClient connected = connection.client()) {
            client = connected;
            sources = events.tellsOfAccounts()
                ? FeedSources.ofHistory(firstSource) : FeedSources.ofMarketData(firstSource);
            refusals = new RefusalCounter(publishers.keySet(), events.tellsOfAccounts());
            client.addReplyListener(refusals);
            operatorSource =
                client.addSource(SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
            operator = new PublishingOperator(operatorSource, client::poll);
            connection.awaitReady(client, operatorSource);
            if (define) {
                MarketMessages.define(operator, definitions.instruments().market());
            }
            feed(events);
        }
        return refusals.count() == 0 ? Plimsoll.OK : Plimsoll.FAILED;
    }

    /** Chains come by themselves: they bring their own assets and instruments, and one source for everything. */
    private boolean areChains() throws IOException {
        int chains = 0;
        for (final Path file : files) {
            chains += ChainReader.reads(file) ? 1 : 0;
        }
        if (chains > 0 && (chains < files.size() || !symbols.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "option chains are fed by themselves and whole; leave"
                + (chains < files.size() ? " the other files" : " --symbol") + " out");
        }
        return chains > 0;
    }

    private void feed(final FeedFiles events) throws IOException {
        final TickSender ticks = new TickSender(sources, this::source, (source, sequence) -> { }, client::poll);
        final FeedEncoder encoder = new FeedEncoder(definitions.instruments(), ticks);
        final AccountSender accounts = events.tellsOfAccounts()
            ? new AccountSender(definitions.instruments().market(), define, source(firstSource), client::poll) : null;
        final FeedRun run = new FeedRun(events, new HashSet<>(symbols), speed, client::poll);
        final long count = run.run(event -> {
            if (event instanceof AccountEvent accountEvent) {
                accounts.send(accountEvent);
            } else {
                encoder.encode((MarketEvent) event);
            }
        });
        if (accounts != null) {
            connection.await(
                client, source(firstSource)::isAllAcknowledged, "the service does not acknowledge the feed");
        }
        client.pollUntil(() -> refusals.isQuiet(), connection.timeoutNs());
        print(count, ticks.sent() + (accounts == null ? 0 : accounts.sent()), encoder.fundingsWithoutMark());
    }

    private SourcePublisher source(final int sourceId) {
        final SourcePublisher known = publishers.get(sourceId);
        return known == null ? open(sourceId) : known;
    }

    private SourcePublisher open(final int sourceId) {
        sources.define(operator, sourceId);
        connection.await(client, operatorSource::isAllAcknowledged, "the service does not acknowledge definitions");
        final SourcePublisher publisher =
            client.addSource(sources.configuration(sourceId), SourceListener.NONE);
        connection.await(client, () -> publisher.state() == SourceState.READY,
            "the service does not know source " + sourceId);
        publishers.put(sourceId, publisher);
        return publisher;
    }

    private void print(final long events, final long messages, final long fundingsWithoutMark) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d events, %,d messages from %d sources, %,d refused%n",
            events, messages, publishers.size(), refusals.count());
        if (fundingsWithoutMark > 0) {
            out.printf(Locale.ROOT, "%,d funding payments left out: their instruments had no mark yet; feed prices"
                + " from before them as well%n", fundingsWithoutMark);
        }
        refusals.print(out, FeedAdvice::of);
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
