package io.plimsoll.engine.scenario;

/**
 * A charge on the size of something, in shares of the underlying's price.
 *
 * @param maintenance share that both requirements hold
 * @param initial     share that the initial one holds beside it
 */
public record Contingency(double maintenance, double initial) {
}
