package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.InstrumentState;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Rule 11.4: every now and then scales are reviewed; where some are to change, a roll-out begins. */
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
        final Map<Integer, Scale> changed = new HashMap<>();
        book.scaleRules.forEach((instrumentId, rule) -> {
            if (isReviewed(instrumentId)) {
                hold(instrumentId, rule, clock, changed);
            }
        });
        if (!changed.isEmpty()) {
            final int accounts = book.accounts.size();
            outputs.rollOutProgress(accounts, accounts);
            book.rollOut.begin(book.rollOut.inForce().with(changed), accounts);
        }
    }

    private boolean isReviewed(final int instrumentId) {
        return book.instruments.get(instrumentId).state != InstrumentState.SETTLED;
    }

    private void hold(
        final int instrumentId, final ScaleRule rule, final Cause clock, final Map<Integer, Scale> changed) {
        final BigInteger inForce = book.rollOut.inForce().scale(instrumentId).billionths();
        final Volatility volatility = book.volatilities.get(rule.volatilityInstrumentId());
        final boolean isStale = volatility.isStale(clock.timeNs())
            || book.instruments.get(rule.volatilityInstrumentId()).isMarkStale();
        final ScaleRule.Finding finding = rule.review(inForce, clock.timeNs(), volatility.charged(), isStale);
        final boolean isOther = !finding.coming().equals(inForce);
        if (isOther) {
            changed.put(instrumentId, new Scale(finding.coming(), clock));
        }
        if (isOther || finding.isNews()) {
            outputs.riskStep(instrumentId, inForce, finding, volatility, isStale);
        }
    }
}
