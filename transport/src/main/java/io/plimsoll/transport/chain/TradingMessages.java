package io.plimsoll.transport.chain;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.transport.scenario.Operator;
import java.math.BigDecimal;

/** What is said of portfolio accounts on a venue. The item of each message is its name. */
public final class TradingMessages {
    private static final long DEPOSIT = 250_000;

    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final Operator operator;
    private final Venue venue;

    /**
     * Messages about accounts of a venue.
     *
     * @param operator to send them
     * @param venue    where they trade
     */
    public TradingMessages(final Operator operator, final Venue venue) {
        this.operator = operator;
        this.venue = venue;
    }

    /**
     * Opens an account with money and coins. What it needs does not depend on them; it is so much that there are margin
     * calls now and then.
     *
     * @param accountId it gets
     * @param coins     of the underlying, whole ones
     */
    public void open(final long accountId, final long coins) {
        operator.begin(account)
            .accountId(accountId)
            .owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(Venue.MONEY)
            .mode(AccountMode.PORTFOLIO);
        operator.send("DefineAccount");
        deposit(accountId, Venue.MONEY, minorUnits(DEPOSIT, Venue.MONEY_EXPONENT));
        if (coins > 0) {
            deposit(accountId, Venue.COIN, minorUnits(coins, Venue.COIN_EXPONENT));
        }
    }

    /** Money into an account, or out of it if it is negative. */
    void deposit(final long accountId, final long minorUnits) {
        deposit(accountId, Venue.MONEY, minorUnits);
    }

    /**
     * Fills an account.
     *
     * @param accountId    of the account
     * @param instrumentId of what it trades
     * @param lots         positive bought, negative sold
     * @param price        rounded to a tick, at least one
     */
    public void fill(final long accountId, final int instrumentId, final long lots, final BigDecimal price) {
        operator.begin(fill)
            .accountId(accountId)
            .instrumentId(instrumentId)
            .flags(0)
            .lots(lots)
            .price(venue.price(price))
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
        operator.send("Fill");
    }

    /**
     * Asks for an account's report.
     *
     * @param accountId     of the account
     * @param correlationId of the report
     */
    public void ask(final long accountId, final long correlationId) {
        operator.begin(query).accountId(accountId).correlationId(correlationId);
        operator.send("AccountQuery");
    }

    private void deposit(final long accountId, final int assetId, final long minorUnits) {
        operator.begin(deposit).accountId(accountId).assetId(assetId).delta(minorUnits);
        operator.send("CollateralChange");
    }

    private static long minorUnits(final long units, final int exponent) {
        return BigDecimal.valueOf(units).scaleByPowerOfTen(-exponent).longValueExact();
    }
}
