package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.volatility.DecayWeight;

/**
 * How much thinner than usual a book is, seen with suspicion: what is gone counts at once, and what is shown counts as
 * far as it was there throughout an interval, by half after so many intervals (rules, section 11.7). All x 10^9.
 */
final class DepthEnvelope {
    private static final long SECOND_NS = 1_000_000_000L;

    /** No interval has begun. */
    private static final long NONE = Long.MIN_VALUE;

    private final long weight;
    private final long intervalNs;
    private long envelope = Rate.ONE;
    private long thinnest = Rate.ONE;
    private long interval = NONE;

    /** An envelope that begins anew. Allocates. */
    DepthEnvelope(final SizeParameters parameters) {
        weight = DecayWeight.ofHalfLife(parameters.recoverySamples());
        intervalNs = parameters.recoverySampleSeconds() * SECOND_NS;
    }

    /** The book was seen to be so thin. */
    void told(final long thinness, final long timeNs, final Wide wide) {
        final long present = Math.floorDiv(timeNs, intervalNs);
        if (interval == NONE) {
            interval = present;
        }
        if (present > interval) {
            if (thinnest < envelope) {
                envelope = thinnest
                    + wide.product(envelope - thinnest, weight).dividedUp(DecayWeight.ONE).value();
            }
            thinnest = thinness;
            interval = present;
        } else {
            thinnest = Math.max(thinnest, thinness);
        }
        envelope = Math.max(envelope, thinness);
    }

    /** How thin the book counts as. */
    long value() {
        return envelope;
    }

    void writeTo(final StateSink sink) {
        sink.put(envelope);
        sink.put(thinnest);
        sink.put(interval);
    }

    void readFrom(final StateSource state) {
        envelope = state.nextLong("envelope of thinness", Rate.ONE, SizeParameters.LARGEST_THINNESS);
        thinnest = state.nextLong("thinness of an interval", Rate.ONE, envelope);
        interval = state.next();
    }
}
