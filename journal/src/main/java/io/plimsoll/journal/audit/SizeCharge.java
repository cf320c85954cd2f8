package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.RiskKind;
import java.math.BigInteger;
import java.util.List;

/** Rule 11.7 for one instrument: how its requirements grow with size, and how thin its book is. */
final class SizeCharge {
    private static final BigInteger CLOSENESS = Whole.of(16);

    private SizeTerms terms;
    private DepthEnvelope envelope;

    SizeCharge(final SizeTerms terms) {
        this.terms = terms;
        envelope = new DepthEnvelope(terms);
    }

    SizeTerms terms() {
        return terms;
    }

    /** DefineSizeCharge again. */
    void define(final SizeTerms newTerms) {
        final boolean isOtherEnvelope = newTerms.bands().size() != terms.bands().size()
            || newTerms.recoverySamples() != terms.recoverySamples()
            || newTerms.recoverySampleSeconds() != terms.recoverySampleSeconds();
        terms = newTerms;
        if (isOtherEnvelope) {
            envelope = new DepthEnvelope(terms);
        }
    }

    /** A Depth: the lots shown in each ending band, on the side that shows fewer. */
    void tell(final long timeNs, final List<BigInteger> shown) {
        envelope.tell(timeNs, thinness(sum(shown)));
    }

    /** u. */
    private BigInteger thinness(final BigInteger shown) {
        if (shown.signum() == 0) {
            return terms.largestThinness();
        }
        final List<SizeBand> ending = terms.bands().subList(0, terms.endingBands());
        final BigInteger ordinary = sum(ending.stream().map(SizeBand::lots).toList());
        return Whole.ceil(Whole.BILLION.multiply(ordinary), shown)
            .max(Whole.BILLION).min(terms.largestThinness());
    }

    private static BigInteger sum(final List<BigInteger> parts) {
        return parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The review of thinness in force. */
    ReviewFinding reviewThinness(final int instrumentId, final BigInteger inForce) {
        final BigInteger wanted = terms.thinnessFor(envelope.thinness());
        final BigInteger atMost = terms.thinnessFor(Whole.more(envelope.thinness(), terms.thinnessHysteresis()));
        BigInteger coming = terms.thinnessFor(inForce);
        if (coming.compareTo(wanted) < 0) {
            coming = wanted;
        } else if (coming.compareTo(atMost) > 0) {
            coming = coming.subtract(terms.thinnessStep());
        }
        return ReviewFinding.plain(RiskKind.THINNESS, instrumentId, inForce, coming, wanted);
    }

    /** The review of close-out lots in force, with so many lots traded in a day. */
    ReviewFinding reviewCloseOutLots(
        final int instrumentId, final BigInteger inForce, final BigInteger volumeLots) {
        final BigInteger wanted = closeOutLots(volumeLots);
        final boolean isClose = wanted.signum() > 0
            && inForce.signum() > 0
            && CLOSENESS.multiply(wanted.subtract(inForce).abs()).compareTo(inForce) < 0;
        return ReviewFinding.plain(
            RiskKind.CLOSE_OUT_LOTS, instrumentId, inForce, isClose ? inForce : wanted, wanted);
    }

    /** L'. */
    private BigInteger closeOutLots(final BigInteger volumeLots) {
        return volumeLots.signum() == 0 || terms.closeOutShare().signum() == 0
            ? BigInteger.ZERO
            : Whole.floor(volumeLots.multiply(terms.closeOutShare()), Whole.BILLION).max(BigInteger.ONE);
    }
}
