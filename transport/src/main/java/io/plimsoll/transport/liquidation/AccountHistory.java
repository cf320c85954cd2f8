package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.feed.FeedEvent;
import io.plimsoll.transport.feed.FeedException;
import io.plimsoll.transport.feed.FeedFiles;
import io.plimsoll.transport.feed.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was recorded of a venue's accounts, in the order in which it is played. Times are whole seconds, so much happens
 * at the same one. Then cash flows come first and liquidations before trade prices and fills: those that close the
 * liquidated position are among them.
 *
 * @param events in order of time; in a second in the order above, and as the files have them
 */
record AccountHistory(List<FeedEvent> events) {

    AccountHistory {
        events = List.copyOf(events);
    }

    /**
     * Reads one.
     *
     * @param files of cash flows, trade prices, fills and liquidations, in any order
     * @return all of it
     * @throws IOException   if a file cannot be read
     * @throws FeedException if a file has another format, or one of the four is missing
     */
    static AccountHistory read(final List<Path> files) throws IOException {
        final List<FeedEvent> events = new ArrayList<>();
        for (final Path file : files) {
            try (FeedFiles reader = FeedFiles.open(List.of(file))) {
                for (FeedEvent event = reader.next(); event != null; event = reader.next()) {
                    events.add(event);
                }
            }
        }
        events.sort(Comparator.comparingLong(FeedEvent::timeNs).thenComparing(event -> Kind.of(event)));
        final AccountHistory history = new AccountHistory(events);
        for (final Kind kind : Kind.values()) {
            if (events.stream().noneMatch(event -> Kind.of(event) == kind)) {
                throw new FeedException("there are no " + kind.words + " among the files; cash flows, liquidations,"
                    + " trade prices and fills are all needed, see \"plimsoll liquidations --help\" for their columns");
            }
        }
        return history;
    }

    /** The fills. */
    Stream<AccountEvent.Fill> fills() {
        return of(AccountEvent.Fill.class);
    }

    /** The recorded liquidations. */
    Stream<AccountEvent.Liquidation> liquidations() {
        return of(AccountEvent.Liquidation.class);
    }

    /** The trade prices. */
    Stream<MarketEvent> prices() {
        return of(MarketEvent.class);
    }

    /** The cash flows. */
    Stream<AccountEvent.CashFlow> cashFlows() {
        return of(AccountEvent.CashFlow.class);
    }

    /** The accounts that anything happened to, in order of id. */
    List<Long> accounts() {
        return of(AccountEvent.class).map(AccountEvent::accountId).distinct().sorted().toList();
    }

    long firstNs() {
        return events.get(0).timeNs();
    }

    long lastNs() {
        return events.get(events.size() - 1).timeNs();
    }

    private <T extends FeedEvent> Stream<T> of(final Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** Kinds of events, in their order within a second. */
    private enum Kind {
        CASH_FLOW("cash flows"),
        LIQUIDATION("liquidations"),
        PRICE("trade prices"),
        FILL("fills");

        private final String words;

        Kind(final String words) {
            this.words = words;
        }

        private static Kind of(final FeedEvent event) {
            if (event instanceof MarketEvent market) {
                if (market.stream().kind() != MarketEvent.Kind.TRADE) {
                    throw new FeedException(event.where()
                        + ": prices must be those of trades, with columns time_s, coin and price; leave this file out");
                }
                return PRICE;
            }
            if (event instanceof AccountEvent.CashFlow) {
                return CASH_FLOW;
            }
            return event instanceof AccountEvent.Liquidation ? LIQUIDATION : FILL;
        }
    }
}
