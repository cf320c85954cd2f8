package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an account needs.
 *
 * @param account           id
 * @param equity            in the valuation asset, as the two requirements
 * @param initialMargin     initial requirement
 * @param maintenanceMargin maintenance requirement
 * @param level             of the account
 * @param positions         in the order of the scenario
 */
public record AccountMargin(
    long account,
    BigDecimal equity,
    BigDecimal initialMargin,
    BigDecimal maintenanceMargin,
    Level level,
    List<PositionMargin> positions) {

    /**
     * What a position needs.
     *
     * @param symbol            instrument
     * @param unrealisedPnl     in the settlement asset, as the requirement
     * @param maintenanceMargin maintenance requirement
     * @param liquidationPrice  at which equity equals maintenance, to ten digits, or null where there is none
     */
    public record PositionMargin(
        String symbol, BigDecimal unrealisedPnl, BigDecimal maintenanceMargin, BigDecimal liquidationPrice) {
    }
}
