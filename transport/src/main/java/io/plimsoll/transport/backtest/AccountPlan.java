package io.plimsoll.transport.backtest;

/**
 * An account of a backtest, before anything happens.
 *
 * @param name     of it
 * @param strategy what it holds
 * @param isHedged whether its delta is taken away with the perpetual at every snapshot
 * @param coins    of the underlying that it deposits, whole ones
 */
record AccountPlan(String name, Strategy strategy, boolean isHedged, long coins) {
}
