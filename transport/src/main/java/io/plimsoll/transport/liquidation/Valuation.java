package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine says of an account, in dollars.
 *
 * @param level       it has
 * @param equity      of it
 * @param maintenance requirement
 * @param notional    of its positions at their marks
 * @param instruments ids of what it has positions in
 */
record Valuation(
    Level level, BigDecimal equity, BigDecimal maintenance, BigDecimal notional, List<Integer> instruments) {

    static Valuation of(final AccountReportDecoder report, final Market market) {
        final int exponent = market.contracts().get(0).settlementExponent();
        final BigDecimal equity = BigDecimal.valueOf(report.equity()).scaleByPowerOfTen(exponent);
        final BigDecimal maintenance = BigDecimal.valueOf(report.maintenanceRequirement()).scaleByPowerOfTen(exponent);
        final Level level = report.level();
        final List<Integer> instruments = new ArrayList<>();
        BigDecimal notional = BigDecimal.ZERO;
        for (final AccountReportDecoder.PositionsDecoder position : report.positions()) {
            final Contract contract = market.contracts().get(position.instrumentId());
            final BigDecimal mark = BigDecimal.valueOf(position.mark()).scaleByPowerOfTen(contract.priceExponent());
            notional = notional.add(BigDecimal.valueOf(Math.abs(position.lots()))
                .multiply(contract.lotValue(mark)).scaleByPowerOfTen(exponent));
            instruments.add(position.instrumentId());
        }
        return new Valuation(level, equity, maintenance, notional, List.copyOf(instruments));
    }
}
