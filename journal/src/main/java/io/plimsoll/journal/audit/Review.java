package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.RiskKind;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Rule 11.4: every now and then scales, size charges and collateral are reviewed; where something is to change, a
 * roll-out begins.
 */
final class Review {
    private static final int SECONDS_AT_FIRST = 60;

    private final Book book;
    private final Outputs outputs;
    private int seconds = SECONDS_AT_FIRST;
    /** Null before the first. */
    private Long lastNs;

    Review(final Book book, final Outputs outputs) {
        this.book = book;
        this.outputs = outputs;
    }

    /** Rule 11.5, DefineReview. The last review is then counted in these seconds, too. */
    void seconds(final int newSeconds) {
        seconds = newSeconds;
    }

    /** What a Clock does. */
    void holdIfDue(final Cause clock) {
        if (!book.rollOut.isUnderWay() && (lastNs == null || number(clock.timeNs()) > number(lastNs))) {
            lastNs = clock.timeNs();
            hold(clock);
        }
    }

    private long number(final long timeNs) {
        return Math.floorDiv(timeNs, TimeUnit.SECONDS.toNanos(seconds));
    }

    private void hold(final Cause clock) {
        book.volatilities.forEach((instrumentId, volatility) -> {
            if (isReviewed(instrumentId)) {
                volatility.review(clock.timeNs());
            }
        });
        final Map<RiskKind, Map<Integer, SettingValue>> changed = new EnumMap<>(RiskKind.class);
        book.scaleRules.forEach((instrumentId, rule) -> {
            if (isReviewed(instrumentId)) {
                hold(instrumentId, rule, clock, changed);
            }
        });
        book.sizeCharges.forEach((instrumentId, charge) -> {
            if (isReviewed(instrumentId)) {
                final BigInteger volume = book.marketTotal(instrumentId).volumeLots();
                note(charge.reviewThinness(instrumentId, inForce(RiskKind.THINNESS, instrumentId)), clock, changed);
                note(charge.reviewCloseOutLots(
                    instrumentId, inForce(RiskKind.CLOSE_OUT_LOTS, instrumentId), volume), clock, changed);
            }
        });
        book.collaterals.forEach((assetId, terms) -> note(hold(assetId, terms, clock), clock, changed));
        if (!changed.isEmpty()) {
            final int accounts = book.accounts.size();
            outputs.rollOutProgress(accounts, accounts);
            book.rollOut.begin(book.rollOut.inForce().with(changed), accounts);
        }
    }

    private boolean isReviewed(final int instrumentId) {
        return book.instruments.get(instrumentId).state != InstrumentState.SETTLED;
    }

    private BigInteger inForce(final RiskKind kind, final int id) {
        return book.rollOut.inForce().value(kind, id).value();
    }

    /** Rule 11.2, Stale. */
    private boolean isStale(final int volatilityInstrumentId, final Cause clock) {
        return book.volatilities.get(volatilityInstrumentId).isStale(clock.timeNs())
            || book.instruments.get(volatilityInstrumentId).isMarkStale();
    }

    private void hold(
        final int instrumentId,
        final ScaleRule rule,
        final Cause clock,
        final Map<RiskKind, Map<Integer, SettingValue>> changed) {
        final BigInteger inForce = inForce(RiskKind.SCALE, instrumentId);
        final Volatility volatility = book.volatilities.get(rule.volatilityInstrumentId());
        final boolean isStale = isStale(rule.volatilityInstrumentId(), clock);
        final ScaleRule.Finding found = rule.review(inForce, clock.timeNs(), volatility.charged(), isStale);
        final ReviewFinding finding = new ReviewFinding(
            RiskKind.SCALE, instrumentId, inForce, found.coming(), found.wanted(), found.uncovered(), volatility,
            isStale);
        note(finding, clock, changed);
        if (found.isNews() && !finding.isChange()) {
            outputs.riskStep(finding);
        }
    }

    /** Rule 11.8, Extra haircut. */
    private ReviewFinding hold(final int assetId, final CollateralTerms terms, final Cause clock) {
        final BigInteger inForce = inForce(RiskKind.EXTRA_HAIRCUT, assetId);
        final boolean hasVolatility = terms.volatilityInstrumentId() != null;
        final Volatility volatility = hasVolatility ? book.volatilities.get(terms.volatilityInstrumentId()) : null;
        final boolean isStale = hasVolatility && isStale(terms.volatilityInstrumentId(), clock);
        final BigInteger asked =
            terms.asked(hasVolatility ? volatility.charged() : BigInteger.ZERO, pegPrice(terms.pegInstrumentId()));
        final BigInteger wanted = terms.extraFor(asked);
        BigInteger coming = terms.extraFor(inForce);
        if (coming.compareTo(wanted) < 0) {
            coming = wanted;
        } else if (!isStale && coming.compareTo(terms.extraFor(Whole.more(asked, terms.hysteresis()))) > 0) {
            coming = coming.subtract(terms.step());
        }
        return new ReviewFinding(
            RiskKind.EXTRA_HAIRCUT, assetId, inForce, coming, wanted, BigInteger.ZERO, volatility, isStale);
    }

    /** P, x 10^9; null without a peg instrument. */
    private BigInteger pegPrice(final Integer pegInstrumentId) {
        return pegInstrumentId == null
            ? null : Whole.flooredBillionths(book.instruments.get(pegInstrumentId).mark.price());
    }

    /** Says what is another than it was, which is then to come. */
    private void note(
        final ReviewFinding finding, final Cause clock, final Map<RiskKind, Map<Integer, SettingValue>> changed) {
        if (finding.isChange()) {
            changed.computeIfAbsent(finding.kind(), kind -> new HashMap<>())
                .put(finding.id(), new SettingValue(finding.after(), clock));
            outputs.riskStep(finding);
        }
    }
}
