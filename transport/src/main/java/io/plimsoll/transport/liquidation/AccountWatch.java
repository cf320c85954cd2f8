package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.scenario.EngineTape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Hears the engine's calls, each with what brought it about, and passes everything on. */
final class AccountWatch implements EngineTape {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final Map<Long, WatchedAccount> accounts = new HashMap<>();
    private final List<CallEpisode> episodes = new ArrayList<>();
    private final EngineTape next;
    private Cause cause;
    private long nowNs;

    /**
     * A watch.
     *
     * @param next is told everything as well
     */
    AccountWatch(final EngineTape next) {
        this.next = next;
    }

    /** What the next messages are about. */
    void expect(final Cause expected) {
        cause = expected;
    }

    /** The engine has been told of a cash flow. */
    void told(final AccountEvent.CashFlow cashFlow) {
        final WatchedAccount account = account(cashFlow.accountId());
        if (cashFlow.amount().signum() > 0) {
            account.payIn();
        } else if (account.episode() != null) {
            account.episode().contradict(Contradiction.PAID_OUT);
        }
    }

    /** The engine has been told of a fill, by which perhaps a liquidated position was taken over. */
    void told(final AccountEvent.Fill fill, final boolean isTaker) {
        final WatchedAccount account = account(fill.accountId());
        final boolean isAddedTo = account.isAddedTo(fill.symbol(), fill.quantity());
        if (account.episode() != null && (isTaker || isAddedTo)) {
            account.episode().contradict(isTaker ? Contradiction.TOOK_OVER : Contradiction.ADDED);
        }
    }

    /** An account, which need not have been heard of. */
    WatchedAccount account(final long accountId) {
        return accounts.computeIfAbsent(accountId, id -> new WatchedAccount());
    }

    /** All calls to LIQUIDATION or worse, in order of time. */
    List<CallEpisode> episodes() {
        return episodes;
    }

    @Override
    public void input(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        nowNs = timeNs;
        next.input(sequence, timeNs, buffer, offset, length);
    }

    @Override
    public void output(final DirectBuffer buffer, final int offset, final int length) {
        next.output(buffer, offset, length);
        header.wrap(buffer, offset);
        if (header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            onCall(call.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    @Override
    public void applied() {
        next.applied();
    }

    private void onCall(final MarginCallDecoder decoder) {
        final WatchedAccount account = account(decoder.accountId());
        account.level(decoder.levelFrom(), decoder.levelTo(), nowNs);
        final boolean isCalled = decoder.levelTo().value() >= Level.LIQUIDATION.value();
        if (isCalled && account.episode() == null) {
            final CallEpisode episode = new CallEpisode(decoder, nowNs);
            if (!account.isPaidIn()) {
                episode.contradict(Contradiction.NO_DEPOSIT);
            }
            episodes.add(episode);
            account.begin(episode);
        } else if (!isCalled && account.episode() != null) {
            account.end(nowNs, cause);
        }
    }
}
