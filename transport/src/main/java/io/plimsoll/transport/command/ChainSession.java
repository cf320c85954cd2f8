package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.Rules;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.chain.AccountPlan;
import io.plimsoll.transport.chain.Book;
import io.plimsoll.transport.chain.ChainFeed;
import io.plimsoll.transport.chain.ChainMessages;
import io.plimsoll.transport.chain.ChainReader;
import io.plimsoll.transport.chain.ChainSnapshot;
import io.plimsoll.transport.chain.OptionChain;
import io.plimsoll.transport.chain.Venue;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.RefusalCounter;
import io.plimsoll.transport.feed.FeedAdvice;
import io.plimsoll.transport.feed.FeedException;
import io.plimsoll.transport.feed.FeedSources;
import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.load.JournaledDefinitions;
import io.plimsoll.transport.load.JournaledIds;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Option chains into a service, with accounts that trade them. */
final class ChainSession {
    private static final int OPTIONS_OF_A_MARKET_MAKER = 50;

    private final PrintWriter out;
    private final ServiceConnection connection;
    private final OptionChain chain;
    private final GridDefinition grid;
    private final List<AccountPlan> plans;
    private final int sourceId;
    private int day;

    /** Reads the files; nothing is sent yet. */
    ChainSession(
        final PrintWriter out,
        final ServiceConnection connection,
        final ChainOptions options,
        final List<Path> files,
        final int sourceId) throws IOException {
        this.out = out;
        this.connection = connection;
        this.sourceId = sourceId;
        plans = Book.of(options.seed(), OPTIONS_OF_A_MARKET_MAKER, options.accounts());
        final List<OptionChain> chains = new ArrayList<>();
        for (final Path file : files) {
            chains.add(ChainReader.read(file));
        }
        chain = OptionChain.merged(chains);
        grid = options.grid().definition();
        requireGrid();
    }

    /** An engine of one's own is asked first, so that nothing is sent with a grid that cannot be used. */
    private void requireGrid() {
        final Venue venue = Venue.of(chain);
        final ScenarioEngine engine = new ScenarioEngine(EngineConfiguration.of(1, venue.market().contracts().size()));
        new ChainMessages(engine, venue).begin(grid, chain.snapshots().get(0).index());
    }

    /** Plays everything; returns whether nothing was refused that was not told otherwise. */
    boolean run(final Speed speed) {
        try (PlimsollClient client = connection.client()) {
            final FeedSources sources = FeedSources.ofHistory(sourceId);
            final OperatorSession operator = new OperatorSession(connection, client);
            final JournaledIds ids = JournaledIds.of(connection.journal());
            final Venue venue = venue(ids);
            JournaledDefinitions.requireSame(connection.journal(), venue.market(),
                "a chain needs a service that has nothing else; begin another journal");
            sources.define(operator.operator(), sourceId);
            operator.finish();
            final RefusalCounter refusals = new RefusalCounter(Set.of(sourceId), true);
            client.addReplyListener(refusals);
            final ServiceChainLink link =
                new ServiceChainLink(connection, client, sources.configuration(sourceId));
            final ChainFeed feed = new ChainFeed(chain.snapshots(), venue, link, ids.nextInstrument(), speed,
                () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
            requireRoom(ids.configuration(), feed.instrumentsNeeded());
            addAccounts(feed, ids.nextAccount());
            feed.run(grid, this::printDay);
            if (refusals.count() > 0) {
                client.pollUntil(refusals::isQuiet, connection.timeoutNs());
            }
            return print(link.nextSequence() - 1, refusals);
        }
    }

    /** Options must have the maximum price of their index, which stays what it was first defined with. */
    private Venue venue(final JournaledIds ids) {
        final Venue venue = Venue.of(chain);
        final OptionalLong maximumPrice = ids.maximumPrice(venue.index().id());
        return maximumPrice.isPresent() ? venue.withMaximumPrice(maximumPrice.getAsLong()) : venue;
    }

    private static void requireRoom(final EngineConfiguration there, final long instruments) {
        if (!Rules.of(there.rulesVersion()).hasPortfolios()) {
            throw new FeedException("the service's journal was begun under version " + there.rulesVersion()
                + " of the rules, which knows no options; begin another journal");
        }
        if (instruments > there.maxInstruments()) {
            throw new FeedException(String.format(Locale.ROOT, "the chain needs room for %d instruments, the service"
                + " has room for %d; begin another journal with engine.max-instruments = %d, or feed fewer days (or at"
                + " the recorded speed, which lists no option twice)", instruments, there.maxInstruments(),
                instruments));
        }
    }

    private void addAccounts(final ChainFeed feed, final long firstAccount) {
        long account = firstAccount;
        for (final AccountPlan plan : plans) {
            out.println("account " + account + ": " + plan.name());
            feed.add(account++, plan);
        }
        out.flush();
    }

    private void printDay(final ChainSnapshot snapshot) {
        out.printf(Locale.ROOT, "%d of %d, recorded %s: index %s, %d options%n", ++day, chain.snapshots().size(),
            Instant.ofEpochSecond(0, snapshot.timeNs()), snapshot.index().stripTrailingZeros().toPlainString(),
            snapshot.quotes().size());
        out.flush();
    }

    private boolean print(final long messages, final RefusalCounter refusals) {
        chain.faults().forEach((fault, rows) ->
            out.printf(Locale.ROOT, "%,d rows left out that %s%n", rows, fault.words()));
        out.printf(Locale.ROOT, "%,d snapshots, %,d messages from source %d, %,d refused%n",
            chain.snapshots().size(), messages, sourceId, refusals.count());
        refusals.print(out, FeedAdvice::of);
        out.flush();
        return refusals.count()
            == refusals.count(ReasonCode.VOLATILITY_ARBITRAGE) + refusals.count(ReasonCode.ALREADY_DEFINED);
    }
}
