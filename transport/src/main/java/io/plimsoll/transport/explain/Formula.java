package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.Cause;
import io.plimsoll.journal.audit.Mark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of the lines that show how a number came to be. */
final class Formula {

    private Formula() {
    }

    /** A number as an operand: a negative one in brackets. */
    static String operand(final BigDecimal value) {
        return value.signum() < 0 ? "(" + plain(value) + ")" : plain(value);
    }

    /** A sum and, unless it is one number, what it is the sum of. */
    static String sum(final BigDecimal sum, final List<BigDecimal> parts) {
        return plain(sum) + (parts.size() < 2 ? ""
            : " = " + parts.stream().map(Formula::operand).collect(Collectors.joining(" + ")));
    }

    /** Who set something, and when; nothing if nobody did. */
    static String setBy(final Cause cause) {
        return cause == null ? "" : ", set by input " + cause.sequence() + " (source " + cause.sourceId() + ", epoch "
            + cause.epoch() + ", its sequence " + cause.sourceSequence() + ") at "
            + Instant.ofEpochSecond(0, cause.timeNs());
    }

    static String kind(final Mark mark) {
        return mark.fromTick() ? "a tick" : "the price of a fill or settlement";
    }
}
