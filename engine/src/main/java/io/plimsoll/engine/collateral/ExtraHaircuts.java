package io.plimsoll.engine.collateral;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Extra haircuts in force and coming, x 10^9, by asset index: the part of the two settings that is about collateral
 * (rules, section 11.1). Accounts that have changed over are computed by what is coming.
 */
public final class ExtraHaircuts {
    private final RollOut rollOut;
    private final long[] inForce;
    private final long[] coming;

    ExtraHaircuts(final RollOut rollOut, final int assets) {
        this.rollOut = rollOut;
        inForce = new long[assets];
        coming = new long[assets];
    }

    void writeTo(final int asset, final StateSink sink) {
        sink.put(inForce[asset]);
        sink.put(coming[asset]);
    }

    void readFrom(final int asset, final StateSource state) {
        inForce[asset] = state.nextLong("extra haircut in force", 0, Rate.ONE);
        coming[asset] = state.nextLong("coming extra haircut", 0, Rate.ONE);
        if (!rollOut.isUnderWay() && coming[asset] != inForce[asset]) {
            throw new StateException("an extra haircut is coming and no roll-out is under way; load another state");
        }
    }

    long of(final int account, final int asset) {
        return account < rollOut.cursor() ? coming[asset] : inForce[asset];
    }

    /**
     * That by which accounts are computed that have not changed over.
     *
     * @param asset index
     * @return x 10^9
     */
    public long inForce(final int asset) {
        return inForce[asset];
    }

    /** Sets the one that is to come, before a roll-out begins. */
    void coming(final int asset, final long extra) {
        if (rollOut.isUnderWay()) {
            throw new IllegalStateException("an extra haircut changes while accounts change over: asset=" + asset);
        }
        coming[asset] = extra;
    }

    boolean changes(final int asset) {
        return coming[asset] != inForce[asset];
    }

    /** All accounts have changed over, so what was coming is in force. */
    void end() {
        System.arraycopy(coming, 0, inForce, 0, coming.length);
    }
}
