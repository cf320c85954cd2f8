package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;

/**
 * A margin engine loaded with portfolio accounts by messages, ready for ticks and smiles. While an account's positions
 * are set it is deep in debt; then the engine is asked what it has and needs, and what leaves it the headroom drawn is
 * its balance from then on. An account that falls below the first level pays in at once, to a fifth of its gross size.
 */
final class PortfolioEngine implements PortfolioBook.Visitor, OutputListener {
    private static final long DEBT = -1_000_000_000_000_000L;
    private static final int GROSS_TO_SPARE = 5;

    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final PortfolioFeed feed;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final LongArrayList toPay = new LongArrayList();
    private final long[] grossSize;
    private final long[] balance;
    private final boolean paidIn;
    private int defined;
    private long equity;
    private long maintenance;
    private boolean loaded;
    private long calls;

    /**
     * Loads a book.
     *
     * @param book   to load
     * @param paidIn whether accounts get their balances; without, the engine has no wires to find and loads sooner
     */
    PortfolioEngine(final PortfolioBook book, final boolean paidIn) {
        this.paidIn = paidIn;
        final int accounts = book.accounts();
        configuration = new EngineConfiguration(
            EngineConfiguration.RULES_VERSION, 4, 2, PortfolioMarket.INSTRUMENTS, 8, 1, accounts,
            accounts * AccountLegs.MOST_POSITIONS, accounts, 32);
        grossSize = new long[accounts];
        balance = new long[accounts];
        engine = new MarginEngine(configuration, this);
        feed = new PortfolioFeed(engine);
        new PortfolioDefinitions(feed).send();
        book.visit(this);
        loaded = true;
        if (engine.refused() > 0) {
            throw new IllegalStateException("the engine refused " + engine.refused() + " messages of the book");
        }
    }

    @Override
    public void position(final int account, final int instrument, final long lots) {
        if (account == defined) {
            feed.account(account);
            feed.balance(account, DEBT);
            defined++;
        }
        final boolean isLinear = instrument < PortfolioMarket.UNDERLYINGS;
        feed.position(account, instrument, lots,
            isLinear ? lots * PortfolioMarket.price(instrument) * PortfolioMarket.UNIT : 0);
    }

    @Override
    public void headroom(final int account, final long itsGrossSize, final long toSpare) {
        grossSize[account] = itsGrossSize;
        feed.query(account);
        balance[account] = DEBT + lineOf(maintenance) + toSpare - equity;
        if (paidIn) {
            feed.balance(account, balance[account]);
        }
    }

    private static long lineOf(final long maintenanceRequirement) {
        return maintenanceRequirement * 3 / 2 + 1;
    }

    @Override
    public void onOutput(final DirectBuffer output, final int offset, final int length) {
        header.wrap(output, offset);
        if (header.templateId() == AccountReportDecoder.TEMPLATE_ID) {
            report.wrapAndApplyHeader(output, offset, header);
            equity = report.equity();
            maintenance = report.maintenanceRequirement();
        } else if (loaded && header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            calls++;
            call.wrapAndApplyHeader(output, offset, header);
            if (call.levelTo() != Level.HEALTHY) {
                toPay.addLong(call.accountId());
                toPay.addLong(lineOf(call.maintenanceRequirement())
                    + grossSize[(int) call.accountId()] / GROSS_TO_SPARE - call.equity());
            }
        }
    }

    void tick(final int underlying, final long mark) {
        feed.tick(underlying, mark);
        payIn();
    }

    void surface(final int expiry, final long atTheMoney) {
        feed.surface(expiry, atTheMoney);
        payIn();
    }

    private void payIn() {
        for (int i = 0; i < toPay.size(); i += 2) {
            feed.deposit(toPay.getLong(i), toPay.getLong(i + 1));
        }
        toPay.clear();
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    MarginEngine engine() {
        return engine;
    }

    /** What an account has, or would have, when the book is loaded. */
    long balance(final int account) {
        return balance[account];
    }

    /** Changes of level since the book was loaded. */
    long calls() {
        return calls;
    }
}
