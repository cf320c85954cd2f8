package io.plimsoll.transport.feed;

import io.plimsoll.transport.scenario.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes ticks and funding indices of recorded events. The choices:
 *
 * <ul>
 * <li>The mark is the mid price until the first recorded mark of the instrument, from then on the recorded marks alone.
 * Mid, mark and index are rounded to the nearest tick; bid, ask and last must be on tick.
 * <li>The funding index grows by rate x value of one lot at the last mark. A rate of a funding file is paid at its
 * time; the rate that comes with recorded marks is expected: what the first mark at or after its time still says for
 * that time is what is paid.
 * </ul>
 */
public final class FeedEncoder {
    /** No such price in a message. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    private static final int FUNDING_DIGITS = 6;

    private final Map<Integer, Book> books = new HashMap<>();
    private final FeedInstruments instruments;
    private final FeedListener listener;
    private long fundingsWithoutMark;

    /**
     * Encodes for a listener.
     *
     * @param instruments that symbols stand for
     * @param listener    of the messages
     */
    public FeedEncoder(final FeedInstruments instruments, final FeedListener listener) {
        this.instruments = instruments;
        this.listener = listener;
    }

    /**
     * Tells the listener what becomes of an event: nothing, a tick, a funding index, or both, the tick first.
     *
     * @param event of a recorded stream
     * @throws FeedException if its symbol is not defined or a price is off tick
     */
    public void encode(final MarketEvent event) {
        final Book book = books.computeIfAbsent(
            instruments.of(event).id(), id -> new Book(instruments.market().contracts().get(id)));
        if (event.stream().kind() == MarketEvent.Kind.FUNDING) {
            pay(event, book, event.fundingRate());
            return;
        }
        final BigDecimal mark = book.mark(event);
        listener.onTick(
            event.stream(),
            book.contract.id(),
            event.exchangeTimeNs(),
            book.nearest(mark),
            book.nearest(event.index()),
            book.onTick(event, "bid", event.bid()),
            book.onTick(event, "ask", event.ask()),
            book.onTick(event, "last price", event.last()));
        if (event.stream().kind() == MarketEvent.Kind.MARK && event.fundingRate() != null) {
            expectFunding(event, book);
        }
    }

    /**
     * Payments left out because their instrument had no mark yet.
     *
     * @return how many
     */
    public long fundingsWithoutMark() {
        return fundingsWithoutMark;
    }

    private void expectFunding(final MarketEvent event, final Book book) {
        if (event.fundingTimeNs() > book.expectedTimeNs) {
            if (!book.paid) {
                pay(event, book, book.expectedRate);
            }
            book.expectedTimeNs = event.fundingTimeNs();
            book.paid = false;
        }
        book.expectedRate = event.fundingRate();
        if (!book.paid && event.exchangeTimeNs() >= book.expectedTimeNs) {
            pay(event, book, book.expectedRate);
            book.paid = true;
        }
    }

    private void pay(final MarketEvent event, final Book book, final BigDecimal rate) {
        if (book.lastMark == null) {
            fundingsWithoutMark++;
            return;
        }
        book.funding = book.funding.add(rate.multiply(book.contract.lotValue(book.lastMark)));
        final BigDecimal index = book.funding.scaleByPowerOfTen(FUNDING_DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        listener.onFunding(event.stream(), book.contract.id(), event.exchangeTimeNs(), index.longValueExact());
    }

    /** What was seen of an instrument. */
    private static final class Book {
        private final Contract contract;
        private BigDecimal lastMark;
        private boolean hasRecordedMarks;
        private BigDecimal expectedRate;
        private long expectedTimeNs = MarketEvent.NO_TIME;
        private boolean paid = true;
        private BigDecimal funding = BigDecimal.ZERO;

        Book(final Contract contract) {
            this.contract = contract;
        }

        BigDecimal mark(final MarketEvent event) {
            BigDecimal mark = event.mark();
            if (mark != null) {
                hasRecordedMarks = true;
            } else if (!hasRecordedMarks && event.bid() != null && event.ask() != null) {
                mark = event.bid().add(event.ask()).divide(BigDecimal.valueOf(2));
            }
            if (mark != null) {
                lastMark = mark;
            }
            return mark;
        }

        long nearest(final BigDecimal price) {
            if (price == null) {
                return NO_PRICE;
            }
            final BigDecimal tickSize = contract.instrument().tickSize();
            final BigDecimal ticks = price.divide(tickSize, 0, RoundingMode.HALF_UP);
            return contract.price("price", ticks.multiply(tickSize));
        }

        long onTick(final MarketEvent event, final String name, final BigDecimal price) {
            if (price == null) {
                return NO_PRICE;
            }
            final BigDecimal tickSize = contract.instrument().tickSize();
            if (price.remainder(tickSize).signum() != 0) {
                throw new FeedException(event.where() + ": " + name + " " + price.toPlainString()
                    + " must be a multiple of the tick size " + tickSize.toPlainString() + " that "
                    + contract.instrument().symbol() + " is defined with; correct the definition (--definitions)");
            }
            return contract.price(name, price);
        }
    }
}
