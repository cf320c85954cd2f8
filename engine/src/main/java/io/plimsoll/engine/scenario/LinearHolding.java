package io.plimsoll.engine.scenario;

/**
 * A position in a perpetual or future, which moves with the underlying.
 *
 * @param amount     signed, long positive, in units of the underlying; of an inverse one in money
 * @param price      its mark
 * @param unrealised profit so far
 * @param confidence in its price, from 0 to 1
 */
public record LinearHolding(double amount, double price, double unrealised, double confidence) {
}
