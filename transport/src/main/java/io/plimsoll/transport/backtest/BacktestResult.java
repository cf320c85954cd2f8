package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.OptionChain;
import java.util.List;
import java.util.Map;

/**
 * What came of a backtest.
 *
 * @param chain    that it went through
 * @param options  that were defined
 * @param sent     messages that the engine was sent about the market and trades
 * @param refused  how many of them it refused, by message and reason
 * @param accounts in their order
 */
record BacktestResult(
    OptionChain chain, int options, long sent, Map<String, Long> refused, List<AccountResult> accounts) {
    private static final String UNUSABLE_SURFACE = "VolatilitySurface VOLATILITY_ARBITRAGE";

    /** Whether nothing was refused but surfaces with arbitrage in them, which were told option by option instead. */
    boolean isComplete() {
        return refused.keySet().stream().allMatch(BacktestResult::isToldOtherwise);
    }

    /** Whether a refusal is that of a surface with arbitrage in it. */
    static boolean isToldOtherwise(final String refusal) {
        return UNUSABLE_SURFACE.equals(refusal);
    }
}
