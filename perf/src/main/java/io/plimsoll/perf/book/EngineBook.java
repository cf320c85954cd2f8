package io.plimsoll.perf.book;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;

/**
 * A margin engine loaded with a synthetic book by messages, ready for ticks. Accounts that get a margin call meet it,
 * as accounts of an exchange do or are closed out: after the message they pay in until they have a fifth of their
 * notional to spare. Without that, accounts on the line would pile up for ever.
 */
public final class EngineBook implements SyntheticBook.Visitor, OutputListener {
    private static final int MOST_POSITIONS_FOR_ONE = 4;

    /** A fifth of the notional is forty times a maintenance of half a percent. */
    private static final long TO_SPARE = 40;

    private final SyntheticBook book;
    private final OutputListener listener;
    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final EngineFeed feed;
    private final BookDefinitions definitions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final LongArrayList toPay = new LongArrayList();
    private long calls;

    /**
     * Loads the book into an engine under the present rules.
     *
     * @param book to load
     */
    public EngineBook(final SyntheticBook book) {
        this(book, EngineConfiguration.RULES_VERSION, (output, offset, length) -> { });
    }

    /**
     * Loads the book.
     *
     * @param book         to load
     * @param rulesVersion of the engine
     * @param listener     of all outputs, those of loading too
     */
    public EngineBook(final SyntheticBook book, final int rulesVersion, final OutputListener listener) {
        this.book = book;
        this.listener = listener;
        final int accounts = book.accounts();
        final int positions = accounts * Math.min(MOST_POSITIONS_FOR_ONE, book.instruments());
        configuration = new EngineConfiguration(
            rulesVersion, 4, 2, book.instruments(), 8, 1, accounts, Math.max(64, positions), accounts, 32);
        engine = new MarginEngine(configuration, this);
        feed = new EngineFeed(engine);
        definitions = new BookDefinitions(feed);
        definitions.send(book);
        book.visit(this);
    }

    public EngineConfiguration configuration() {
        return configuration;
    }

    public MarginEngine engine() {
        return engine;
    }

    public EngineFeed feed() {
        return feed;
    }

    /**
     * Margin calls since the beginning.
     *
     * @return changes of level, for worse or better
     */
    public long calls() {
        return calls;
    }

    @Override
    public void onOutput(final DirectBuffer output, final int offset, final int length) {
        header.wrap(output, offset);
        if (header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            calls++;
            call.wrapAndApplyHeader(output, offset, header);
            if (book.isCallMet() && call.levelTo().value() >= Level.MARGIN_CALL.value()) {
                toPay.addLong(call.accountId());
                toPay.addLong(TO_SPARE * call.maintenanceRequirement() - call.equity());
            }
        }
        listener.onOutput(output, offset, length);
    }

    private void payIn() {
        for (int i = 0; i < toPay.size(); i += 2) {
            feed.deposit(toPay.getLong(i), toPay.getLong(i + 1));
        }
        toPay.clear();
    }

    @Override
    public void position(final int account, final int instrument, final long lots) {
        feed.position(account, instrument, lots, lots * book.mark(instrument));
    }

    @Override
    public void balance(final int account, final long amount) {
        feed.balance(account, amount);
    }

    /**
     * Sends a tick; whom it calls, or a message before it, pays in.
     *
     * @param instrument 0 to the number of instruments - 1
     * @param mark       ticks
     */
    public void tick(final int instrument, final long mark) {
        feed.tick(instrument, mark);
        if (!toPay.isEmpty()) {
            payIn();
        }
    }

    /**
     * Changes the rates of an instrument's tiers: all its holders are looked at.
     *
     * @param instrument 0 to the number of instruments - 1
     * @param percent    of the rates with which it was loaded
     */
    public void defineTiers(final int instrument, final int percent) {
        definitions.defineTiers(instrument, percent);
    }
}
