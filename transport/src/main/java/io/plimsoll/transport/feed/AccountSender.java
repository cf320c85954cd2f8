package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import org.agrona.collections.LongHashSet;

/**
 * Sends what happened to accounts: fills and cash flows, the latter of the reference asset. A recorded liquidation
 * becomes a question for the account's report, whose correlation id is the recorded time: so the journal tells what the
 * account was worth at that moment.
 */
public final class AccountSender {
    private static final int REFERENCE_ASSET = 0;

    private final LongHashSet defined = new LongHashSet();
    private final Market market;
    private final boolean define;
    private final SourcePublisher publisher;
    private final MessageWriter writer;
    private final Runnable poll;
    private long sent;

    /**
     * A sender.
     *
     * @param market    whose instruments the symbols stand for
     * @param define    whether an account is defined before it is first heard of: cross margined, of class 0
     * @param publisher of the history's source
     * @param poll      the client's, called while a message cannot be sent
     */
    public AccountSender(
        final Market market, final boolean define, final SourcePublisher publisher, final Runnable poll) {
        this.market = market;
        this.define = define;
        this.publisher = publisher;
        this.writer = new MessageWriter(publisher);
        this.poll = poll;
    }

    /**
     * Sends what an event becomes.
     *
     * @param event about an account
     * @throws FeedException if its symbol is not defined
     * @throws io.plimsoll.transport.scenario.ScenarioException if a size or price is not a multiple of lot or tick
     */
    public void send(final AccountEvent event) {
        if (define && defined.add(event.accountId())) {
            define(event.accountId());
        }
        if (event instanceof AccountEvent.Fill fill) {
            send(fill);
        } else if (event instanceof AccountEvent.CashFlow cashFlow) {
            send(cashFlow);
        } else {
            ask(event);
        }
        sent++;
    }

    /**
     * Messages sent.
     *
     * @return how many, definitions not counted
     */
    public long sent() {
        return sent;
    }

    /**
     * Accounts defined.
     *
     * @return how many
     */
    public int defined() {
        return defined.size();
    }

    private void define(final long accountId) {
        do {
            writer.defineAccount(accountId, accountId, REFERENCE_ASSET).mode(AccountMode.CROSS);
        } while (!isSaid());
    }

    private void send(final AccountEvent.Fill fill) {
        final Contract contract = market.instrumentOrNull(fill.symbol());
        if (contract == null) {
            throw FeedException.notDefined(fill.where(), fill.symbol());
        }
        final long lots = contract.lots(fill.where() + ": size", fill.quantity());
        final long price = contract.price(fill.where() + ": price", fill.price());
        do {
            writer.fill(fill.accountId(), contract.id(), lots, price);
        } while (!isSaid());
    }

    private void send(final AccountEvent.CashFlow cashFlow) {
        final long minorUnits = market.referenceMinorUnits(cashFlow.where() + ": delta_usd", cashFlow.amount());
        do {
            writer.collateralChange(cashFlow.accountId(), REFERENCE_ASSET, minorUnits);
        } while (!isSaid());
    }

    private void ask(final AccountEvent event) {
        do {
            writer.accountQuery(event.accountId(), event.timeNs());
        } while (!isSaid());
    }

    private boolean isSaid() {
        final SendStatus status = publisher.send();
        if (status == SendStatus.FENCED) {
            throw FeedException.fenced(publisher.sourceId());
        }
        if (status == SendStatus.SENT || status == SendStatus.QUEUED) {
            return true;
        }
        poll.run();
        return false;
    }
}
