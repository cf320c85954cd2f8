package io.plimsoll.transport.chain;

/**
 * An account before anything happens to it.
 *
 * @param name     of it
 * @param strategy what it holds
 * @param isHedged whether its delta is taken away with the perpetual at every snapshot
 * @param coins    of the underlying that it deposits, whole ones
 */
public record AccountPlan(String name, Strategy strategy, boolean isHedged, long coins) {
}
