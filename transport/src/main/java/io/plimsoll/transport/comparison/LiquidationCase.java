package io.plimsoll.transport.comparison;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.feed.AccountEvent;

/**
 * A recorded liquidation and what the engine knew of the account at that moment.
 *
 * @param recorded         what the venue did
 * @param level            of the account by the engine
 * @param valuationAssetId of equity and maintenance
 * @param equity           minor units of the valuation asset
 * @param maintenance      requirement, minor units of the valuation asset
 * @param call             to LIQUIDATION or worse that was in force, or null if there was none
 */
public record LiquidationCase(
    AccountEvent.Liquidation recorded,
    Level level,
    int valuationAssetId,
    long equity,
    long maintenance,
    Episode call) {

    /**
     * How long before the liquidation the engine had called the account.
     *
     * @return nanoseconds; 0 if it was not called
     */
    public long earlyNs() {
        return call == null ? 0 : recorded.timeNs() - call.startNs();
    }
}
