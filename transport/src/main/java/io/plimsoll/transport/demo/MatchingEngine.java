package io.plimsoll.transport.demo;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.scenario.Contract;
import java.util.Random;
import org.agrona.collections.LongArrayList;

/**
 * Stand-ins for those who talk to the service about accounts: the operator opens them, treasury moves their collateral,
 * the matching engine sends their fills. It opens the book's positions, trades a little for random accounts, and closes
 * out accounts that were called to LIQUIDATION, all at the mark.
 */
final class MatchingEngine {
    private static final int USDT = 0;
    private static final int BTC = 1;
    private static final double MINOR_UNITS = 1e8;
    private static final double BITCOIN_AFTER_HAIRCUT = 0.95;
    private static final double FEE_RATE = 0.0004;
    private static final double LARGEST_TRADE = 0.1;
    /** Few, so that a cascade does not hold up the consumer, with which the matching engine shares a thread here. */
    private static final int CLOSED_OUT_AT_A_TIME = 8;

    private final DemoBook book;
    private final DemoMarket market;
    private final Random random;
    private final SourcePublisher operator;
    private final SourcePublisher treasury;
    private final SourcePublisher engine;
    private final MessageWriter accounts;
    private final MessageWriter collateral;
    private final MessageWriter fills;
    private final Runnable poll;
    private final long[] bitcoin;
    private long trades;
    private long closedOut;
    private long messages;

    MatchingEngine(
        final DemoBook book,
        final DemoMarket market,
        final long seed,
        final SourcePublisher operator,
        final SourcePublisher treasury,
        final SourcePublisher engine,
        final Runnable poll) {
        this.book = book;
        this.market = market;
        this.random = new Random(seed);
        this.bitcoin = new long[book.accounts()];
        this.operator = operator;
        this.treasury = treasury;
        this.engine = engine;
        this.accounts = new MessageWriter(operator);
        this.collateral = new MessageWriter(treasury);
        this.fills = new MessageWriter(engine);
        this.poll = poll;
    }

    /** Background trades so far. */
    long trades() {
        return trades;
    }

    /** Accounts closed out so far. */
    long closedOut() {
        return closedOut;
    }

    /** Messages sent so far. */
    long messages() {
        return messages;
    }

    void define(final int account) {
        do {
            accounts.defineAccount(account + 1L, account + 1L, USDT).mode(AccountMode.CROSS);
        } while (!isSaid(operator));
    }

    void deposit(final int account) {
        final double usdt = book.collateral(account) * MINOR_UNITS;
        if (book.postsBitcoin(account)) {
            bitcoin[account] = Math.max(1, Math.round(usdt / BITCOIN_AFTER_HAIRCUT / market.mark(0)));
            move(account, BTC, bitcoin[account]);
        } else {
            move(account, USDT, Math.max(1, Math.round(usdt)));
        }
    }

    void openPositions(final int account) {
        for (int position = 0; position < DemoBook.POSITIONS; position++) {
            final long lots = book.lots(account, position);
            if (lots != 0) {
                fill(account, position, lots, 0);
            }
        }
    }

    /** A random account that still has a position makes it up to a tenth larger or smaller. */
    void trade() {
        final int account = random.nextInt(book.accounts());
        final long lots = book.lots(account, 0);
        final long change = (long) (lots * LARGEST_TRADE * (2 * random.nextDouble() - 1));
        if (change != 0) {
            fill(account, 0, change, FEE_RATE);
            book.lots(account, 0, lots + change);
            trades++;
        }
    }

    /** Closes all positions of some of these accounts and takes them off the list; returns how many. */
    int closeOut(final LongArrayList accountIds) {
        int count = 0;
        while (!accountIds.isEmpty() && count < CLOSED_OUT_AT_A_TIME) {
            count++;
            final int account = (int) accountIds.removeAt(accountIds.size() - 1) - 1;
            boolean held = false;
            for (int position = 0; position < DemoBook.POSITIONS; position++) {
                final long lots = book.lots(account, position);
                if (lots != 0) {
                    fill(account, position, -lots, 0);
                    book.lots(account, position, 0);
                    held = true;
                }
            }
            if (held) {
                closedOut++;
                sellBitcoin(account);
            }
        }
        return count;
    }

    /** What a closed account posted in bitcoin is turned into USDT at the mark: its debt, if any, no longer moves. */
    private void sellBitcoin(final int account) {
        if (book.postsBitcoin(account)) {
            final long minorUnits = bitcoin[account];
            move(account, BTC, -minorUnits);
            move(account, USDT, (long) (minorUnits * market.mark(0)));
        }
    }

    private void move(final int account, final int asset, final long minorUnits) {
        do {
            collateral.collateralChange(account + 1L, asset, minorUnits);
        } while (!isSaid(treasury));
    }

    private void fill(final int account, final int position, final long lots, final double feeRate) {
        final int index = book.instrument(account, position);
        final Contract contract = market.contracts().get(index);
        final double lotValue = market.mark(index) * contract.instrument().lotSize().doubleValue();
        final long fee = Math.round(Math.abs(lots) * lotValue * feeRate * MINOR_UNITS);
        do {
            fills.fill(account + 1L, contract.id(), lots, market.wireMark(index)).fee(fee);
        } while (!isSaid(engine));
    }

    private boolean isSaid(final SourcePublisher publisher) {
        final SendStatus status = publisher.send();
        if (status == SendStatus.SENT || status == SendStatus.QUEUED) {
            messages++;
            return true;
        }
        poll.run();
        return false;
    }
}
