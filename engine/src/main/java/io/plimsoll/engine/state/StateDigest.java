package io.plimsoll.engine.state;

/**
 * A hash over state: equal states have equal digests, on every machine. Journals hold digests, so this function stays
 * what it is for as long as rules version 2 is known. Not cryptographic: it finds mistakes, not forgers.
 */
public final class StateDigest implements StateSink {
    private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
    private static final long WORD_MULTIPLIER = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long MULTIPLIER = 0x9E37_79B1_85EB_CA87L;
    private static final int ROTATION = 31;
    private static final long END_MULTIPLIER = 0xD6E8_FEB8_6659_FD93L;

    private long value = SEED;

    /** Starts anew. */
    public void clear() {
        value = SEED;
    }

    @Override
    public void put(final long word) {
        value = Long.rotateLeft(value + word * WORD_MULTIPLIER, ROTATION) * MULTIPLIER;
    }

    /**
     * The hash over all words since the last {@link #clear}.
     *
     * @return 64 bits
     */
    public long value() {
        long mixed = (value ^ value >>> 32) * END_MULTIPLIER;
        mixed = (mixed ^ mixed >>> 32) * END_MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }
}
