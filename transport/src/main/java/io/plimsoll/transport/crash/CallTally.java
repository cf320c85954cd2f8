package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.BitSet;
import org.agrona.collections.IntArrayList;

/**
 * Counts margin calls by bar and remembers who was called. An account that was called to LIQUIDATION is taken over for
 * good, whatever its level is afterwards.
 */
final class CallTally {
    private final BitSet warned = new BitSet();
    private final BitSet called = new BitSet();
    private final BitSet calledByScale = new BitSet();
    private final BitSet liquidated = new BitSet();
    private final BitSet liquidatedByScale = new BitSet();
    private final IntArrayList takenOver = new IntArrayList();
    private int calls;
    private int callsByScale;
    private int liquidations;
    private int liquidationsByScale;
    private int inRollOut;
    private int mostInRollOut;

    /** An account's level changed; its id is its index. */
    void add(final MarginCallDecoder call, final boolean isByScale) {
        final int account = (int) call.accountId();
        if (liquidated.get(account)) {
            return;
        }
        if (call.levelTo().value() >= Level.LIQUIDATION.value()) {
            liquidations++;
            liquidationsByScale += isByScale ? 1 : 0;
            liquidated.set(account);
            liquidatedByScale.set(account, isByScale);
            takenOver.addInt(account);
        } else if (call.levelTo() == Level.MARGIN_CALL && call.levelFrom().value() < Level.MARGIN_CALL.value()) {
            calls++;
            callsByScale += isByScale ? 1 : 0;
            warned.set(account);
        } else {
            return;
        }
        called.set(account);
        if (isByScale) {
            calledByScale.set(account);
            inRollOut++;
        }
    }

    /** The accounts of one RollOut have changed over. */
    void endRollOut() {
        mostInRollOut = Math.max(mostInRollOut, inRollOut);
        inRollOut = 0;
    }

    /** A bar begins. */
    void beginBar() {
        calls = 0;
        callsByScale = 0;
        liquidations = 0;
        liquidationsByScale = 0;
    }

    /** Accounts that were called to LIQUIDATION and not closed yet; to be emptied by whoever closes them. */
    IntArrayList takenOver() {
        return takenOver;
    }

    int calls() {
        return calls;
    }

    int callsByScale() {
        return callsByScale;
    }

    int liquidations() {
        return liquidations;
    }

    int liquidationsByScale() {
        return liquidationsByScale;
    }

    /** Who was called to MARGIN_CALL before anything worse; of the whole run, as all that follow. */
    BitSet warned() {
        return warned;
    }

    /** Who was called to MARGIN_CALL or worse. */
    BitSet called() {
        return called;
    }

    /** Who was at least once, because of a change of scale. */
    BitSet calledByScale() {
        return calledByScale;
    }

    /** Who was called to LIQUIDATION or worse. */
    BitSet liquidated() {
        return liquidated;
    }

    /** Who was, because of a change of scale. */
    BitSet liquidatedByScale() {
        return liquidatedByScale;
    }

    /** The most calls, to MARGIN_CALL or worse, that one RollOut came with. */
    int mostInRollOut() {
        return mostInRollOut;
    }
}
