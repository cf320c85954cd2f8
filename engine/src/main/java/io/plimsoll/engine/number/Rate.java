package io.plimsoll.engine.number;

/** Rates, haircuts and ratios: fractions times 10^9, as on the wire. */
public final class Rate {
    /** The fraction 1. */
    public static final long ONE = 1_000_000_000L;

    private Rate() {
    }
}
