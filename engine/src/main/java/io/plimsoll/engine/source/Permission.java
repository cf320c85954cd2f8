package io.plimsoll.engine.source;

/** What a source may send: the bits of the set on the wire. */
public final class Permission {
    /** Definitions of sources, assets, instruments, tiers, account classes and accounts. */
    public static final int DEFINITIONS = 1;

    /** Ticks. */
    public static final int TICKS = 1 << 1;

    /** Funding indices. */
    public static final int FUNDING = 1 << 2;

    /** Instrument states and settlements. */
    public static final int LIFECYCLE = 1 << 3;

    /** Fills. */
    public static final int FILLS = 1 << 4;

    /** Collateral changes. */
    public static final int COLLATERAL = 1 << 5;

    /** Absolute positions and balances. */
    public static final int RESETS = 1 << 6;

    /** Questions. */
    public static final int QUERIES = 1 << 7;

    /** The clock, seals and checkpoints: the service's alone. */
    public static final int CLOCK = 1 << 8;

    /** Everything there is. */
    public static final int ALL = (1 << 9) - 1;

    /** What may not be lost on the way: facts and definitions. */
    public static final int LOSSLESS_ONLY = DEFINITIONS | LIFECYCLE | FILLS | COLLATERAL | RESETS;

    private Permission() {
    }
}
