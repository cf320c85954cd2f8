package io.plimsoll.transport.chain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** All options that were listed at one time, with what was said of them: one or more. */
public final class ChainSnapshot {
    private static final double NS_OF_A_YEAR = TimeUnit.DAYS.toNanos(365);

    private final long timeNs;
    private final List<OptionQuote> quotes;
    private final NavigableMap<Long, List<OptionQuote>> byExpiry = new TreeMap<>();
    private final Map<OptionContract, OptionQuote> byContract = new HashMap<>();
    private final NavigableMap<Long, BigDecimal> forwards = new TreeMap<>();

    /**
     * A snapshot.
     *
     * @param timeNs nanoseconds since 1970
     * @param quotes one or more, each of another option
     */
    public ChainSnapshot(final long timeNs, final List<OptionQuote> quotes) {
        this.timeNs = timeNs;
        this.quotes = List.copyOf(quotes);
        for (final OptionQuote quote : quotes) {
            byContract.put(quote.contract(), quote);
            byExpiry.computeIfAbsent(quote.contract().expiryTimeNs(), expiry -> new ArrayList<>()).add(quote);
        }
        byExpiry.values().forEach(list -> list.sort(Comparator.comparing(OptionQuote::contract, OptionContract.ORDER)));
        byExpiry.forEach((expiry, list) -> forwards.put(expiry, median(list)));
    }

    /**
     * When it was taken.
     *
     * @return nanoseconds since 1970
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * All that was said.
     *
     * @return in the order of the file
     */
    public List<OptionQuote> quotes() {
        return quotes;
    }

    /**
     * All that was said, by time of expiry.
     *
     * @return of each expiry by strike, puts first
     */
    public NavigableMap<Long, List<OptionQuote>> byExpiry() {
        return byExpiry;
    }

    /**
     * All that was said, by option.
     *
     * @return what was said of each
     */
    public Map<OptionContract, OptionQuote> byContract() {
        return byContract;
    }

    /**
     * The price of the underlying at an expiry that is listed: the rows differ a little, this is their median.
     *
     * @param expiryTimeNs of the expiry
     * @return the price, null if it is not listed
     */
    public BigDecimal forward(final long expiryTimeNs) {
        return forwards.get(expiryTimeNs);
    }

    /**
     * The price of the underlying now: chains tell none, so it is the forward of the nearest expiry.
     *
     * @return the price
     */
    public BigDecimal index() {
        return forwards.firstEntry().getValue();
    }

    /** Years of 365 days. */
    double yearsTo(final long expiryTimeNs) {
        return (expiryTimeNs - timeNs) / NS_OF_A_YEAR;
    }

    private static BigDecimal median(final List<OptionQuote> list) {
        final List<BigDecimal> sorted = list.stream().map(OptionQuote::underlying).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
