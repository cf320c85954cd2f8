package io.plimsoll.transport.demo;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.transport.client.MarginCallListener;
import java.util.Locale;
import org.agrona.collections.LongArrayList;

/** The demo's consumer of margin calls: counts all, keeps a few to show, and says whom to close out. */
final class CallBoard implements MarginCallListener {
    private final long[] callsTo = new long[Level.BANKRUPT.value() + 1];
    private final LongArrayList toCloseOut = new LongArrayList();
    private final CallLatencies latencies;
    private final DemoMarket market;
    private long calls;
    private Level shownLevel = Level.HEALTHY;
    private String shown;

    CallBoard(final CallLatencies latencies, final DemoMarket market) {
        this.latencies = latencies;
        this.market = market;
    }

    @Override
    public void onMarginCall(final MarginCallDecoder call) {
        latencies.received(call.callId(), System.nanoTime());
        final Level to = call.levelTo();
        calls++;
        callsTo[to.value()]++;
        if (to == Level.LIQUIDATION || to == Level.BANKRUPT) {
            toCloseOut.addLong(call.accountId());
        }
        if (shown == null || to.value() > shownLevel.value()) {
            shownLevel = to;
            shown = text(call);
        }
    }

    /** All calls so far. */
    long calls() {
        return calls;
    }

    /** Calls to a level so far. */
    long callsTo(final Level level) {
        return callsTo[level.value()];
    }

    /** Accounts called to LIQUIDATION or worse since the last time this list was cleared. */
    LongArrayList toCloseOut() {
        return toCloseOut;
    }

    /** One of the worst calls since the last time, or null if there was none. */
    String takeShown() {
        final String taken = shown;
        shown = null;
        return taken;
    }

    private String text(final MarginCallDecoder call) {
        final boolean hasPrice = call.priceInstrumentId() != MarginCallDecoder.priceInstrumentIdNullValue();
        return String.format(Locale.ROOT, "%s  account %6d  %-11s -> %-11s  equity %12.2f  maintenance %10.2f USDT  %s",
            market.time(), call.accountId(), call.levelFrom(), call.levelTo(),
            call.equity() * DemoMarket.USDT, call.maintenanceRequirement() * DemoMarket.USDT,
            hasPrice ? market.price(call.priceInstrumentId(), call.mark()) : "");
    }
}
