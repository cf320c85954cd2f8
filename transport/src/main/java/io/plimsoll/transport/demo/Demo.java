package io.plimsoll.transport.demo;

import com.sun.management.ThreadMXBean;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.feed.FeedEncoder;
import io.plimsoll.transport.feed.MarketEvent;
import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.feed.TickSender;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.service.PlimsollService;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.agrona.concurrent.IdleStrategy;

/**
 * The demo up to its summary: a service with an embedded media driver, and everybody who talks to it over Aeron. The
 * service's agent has one thread, all the others share another.
 */
final class Demo implements AutoCloseable {
    private static final long SHOW_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long TRADE_INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(250);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CallLatencies latencies = new CallLatencies();
    private final IdleStrategy idle = DemoClient.idle();
    private final DemoOptions options;
    private final Screen screen;
    private final DemoMarket market;
    private final CallBoard board;
    private final PlimsollService service;
    private final DemoClient client;
    private final MatchingEngine matchingEngine;
    private final TickSender gateway;
    private final FeedEncoder encoder;
    private final SourcePublisher treasurySource;
    private final SourcePublisher engineSource;
    private final DemoResult result = new DemoResult();
    private long dueNs;
    private long showDueNs;
    private long tradeDueNs;

    Demo(
        final DemoOptions options,
        final ServiceConfiguration configuration,
        final Screen screen,
        final StopSignal stop)
        throws IOException {
        this.options = options;
        this.screen = screen;
        market = new DemoMarket();
        board = new CallBoard(latencies, market);
        service = PlimsollService.start(configuration, screen::line);
        client = new DemoClient(service, ClientConfiguration.ipc(configuration), stop);
        client.client().subscribeToCalls(1, board);
        MarketMessages.define(client.operator(), market.definitions());
        engineSource = client.facts(DemoClient.MATCHING_ENGINE);
        treasurySource = client.facts(DemoClient.TREASURY);
        final double[] prices = new double[market.contracts().size()];
        Arrays.setAll(prices, market::mark);
        matchingEngine = new MatchingEngine(
            new DemoBook(options.accounts(), options.seed(), market.contracts(), prices),
            market, options.seed() + 1, client.operatorSource(), treasurySource, engineSource, client::poll);
        gateway = new TickSender(
            client.feedSources(), client::marketData, this::onSending, client::poll);
        encoder = new FeedEncoder(market.instruments(), gateway);
    }

    /** Opens all accounts, replays the recording and waits until everything is acknowledged and every call is here. */
    DemoResult run() {
        final List<MarketEvent> events = market.events();
        final int symbols = market.contracts().size();
        dueNs = System.nanoTime();
        events.subList(0, symbols).forEach(encoder::encode);
        forEachAccount("Opening accounts", matchingEngine::define);
        client.awaitAcknowledged("the accounts", client.operatorSource());
        forEachAccount("Collateral", matchingEngine::deposit);
        client.awaitAcknowledged("the collateral", treasurySource);
        forEachAccount("Positions", matchingEngine::openPositions);
        client.awaitAcknowledged("the positions", engineSource);
        screen.endProgress();
        result.openingCalls(board.calls());
        replay(events.subList(symbols, events.size()));
        drain();
        return result;
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }

    CallLatencies latencies() {
        return latencies;
    }

    private void forEachAccount(final String name, final IntConsumer action) {
        for (int account = 0; account < options.accounts(); account++) {
            action.accept(account);
            if (System.nanoTime() - showDueNs > 0) {
                final double share = (account + 1.0) / options.accounts();
                showDueNs = System.nanoTime() + SHOW_INTERVAL_NS;
                screen.progress(name, share, String.format("%,d messages", matchingEngine.messages()));
            }
        }
    }

    private void replay(final List<MarketEvent> events) {
        final long firstNs = events.get(0).timeNs();
        final long spanNs = events.get(events.size() - 1).timeNs() - firstNs;
        final Speed speed = new Speed(spanNs / 1e9 / options.seconds());
        final MarketEvent middle = events.get(events.size() / 2);
        result.replayBegins(sent(), allocatedBytes());
        final long startNs = System.nanoTime();
        tradeDueNs = startNs;
        for (final MarketEvent event : events) {
            if (event == middle) {
                result.secondHalfBegins(sent(), allocatedBytes());
            }
            dueNs = startNs + speed.delayNs(event.timeNs() - firstNs);
            int work;
            do {
                work = meanwhile((event.timeNs() - firstNs) / (double) spanNs);
            } while (work > 0 || System.nanoTime() - dueNs < 0);
            encoder.encode(event);
            market.see(event);
        }
        screen.progress("Replaying", 1, market.prices());
        screen.endProgress();
        result.replayed(System.nanoTime() - startNs, sent(), allocatedBytes());
    }

    private long allocatedBytes() {
        return threads.getThreadAllocatedBytes(service.marginThread().getId());
    }

    /**
     * Between two ticks, however late they are: calls come in, fills go out, now and then something is shown. Returns
     * above 0 while there are calls in hand. The next tick waits for them, and its calls count from when it was due:
     * accounts that nobody closes out are called again with every swing of the price.
     */
    private int meanwhile(final double share) {
        final int work = client.poll() + matchingEngine.closeOut(board.toCloseOut());
        final long nowNs = System.nanoTime();
        if (nowNs - tradeDueNs >= 0) {
            tradeDueNs += TRADE_INTERVAL_NS;
            matchingEngine.trade();
        } else if (nowNs - showDueNs >= 0) {
            showDueNs = nowNs + SHOW_INTERVAL_NS;
            final String call = board.takeShown();
            if (call != null) {
                screen.line(call);
            }
            screen.progress("Replaying", share, market.time() + "  " + market.prices());
        } else {
            idle.idle(work);
        }
        return work;
    }

    private void drain() {
        client.awaitAcknowledged("the fills", engineSource);
        final long[] last = {board.calls(), System.nanoTime()};
        client.await("the last calls", () -> {
            final int closed = matchingEngine.closeOut(board.toCloseOut());
            if (closed > 0 || board.calls() != last[0] || !engineSource.isAllAcknowledged()) {
                last[0] = board.calls();
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > QUIET_NS;
        });
        for (final Level level : List.of(
            Level.HEALTHY, Level.WARNING, Level.MARGIN_CALL, Level.LIQUIDATION, Level.BANKRUPT)) {
            result.calls(level, board.callsTo(level));
        }
        result.counted(gateway.sent(), matchingEngine.messages(), matchingEngine.trades(), matchingEngine.closedOut());
        result.refused(client.refused(), client.firstRefusal());
    }

    private long sent() {
        return gateway.sent() + matchingEngine.messages();
    }

    private void onSending(final int sourceId, final long sequence) {
        latencies.due(sourceId, sequence, dueNs);
    }
}
