package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.Formula.operand;
import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.OptionBreakdown;
import io.plimsoll.journal.audit.PositionBreakdown;
import java.math.BigDecimal;
import java.time.Instant;

/** Rules 10.2 and 10.3 for one position in an option, line by line. */
final class OptionText {
    private final JournalNames names;
    private final Sheet sheet;

    OptionText(final JournalNames names, final Sheet sheet) {
        this.names = names;
        this.sheet = sheet;
    }

    void print(final PositionBreakdown position, final int exponent) {
        final OptionBreakdown option = position.option();
        sheet.head(names.instrument(position.instrumentId()) + (option.isInverse() ? ", inverse " : ", ")
            + (option.isCall() ? "call on " : "put on ")
            + names.instrument(option.underlyingId()) + ": " + plain(position.lots()) + " lots, settled in "
            + names.asset(position.settlementAssetId()) + ", in minor units of 10^" + exponent);
        printTerms(position, option, exponent);
        printValue(position, option);
        sheet.line("size", position.notional() + " = floor(lots without sign x unit"
            + (option.isInverse() ? "" : " x ticks") + ") = floor(" + plain(position.lots().abs()) + " x "
            + option.underlyingUnit()
            + (option.isInverse() ? "" : " x " + plain(option.underlyingMark().ticks())) + ")");
        sheet.line("unrealised profit", plain(position.unrealisedProfit()) + " = value, its premium was cash");
    }

    private void printTerms(final PositionBreakdown position, final OptionBreakdown option, final int exponent) {
        final String tick = plain(option.underlyingTickSize());
        sheet.line("strike", plain(option.strikeTicks().multiply(option.underlyingTickSize())) + ", which is "
            + plain(option.strikeTicks()) + " ticks of " + tick + " of the underlying");
        sheet.line("volatility", plain(option.volatility()) + " a year");
        sheet.line("expiry", expiry(option.expiryTimeNs(), option.secondsLeft()));
        sheet.line("contract size", plain(position.contractSize()) + " = lot size x multiplier");
        sheet.line("unit", option.underlyingUnit() + " = " + plain(position.contractSize())
            + (option.isInverse() ? " / 10^" + exponent + ", minor units per lot"
                : " x " + tick + " / 10^" + exponent + ", minor units per lot and tick of the underlying"));
        sheet.line("mark", plain(option.underlyingMark().price()) + " = " + plain(option.underlyingMark().ticks())
            + " ticks x " + tick + ", of the underlying, " + Formula.kind(option.underlyingMark())
            + Formula.setBy(option.underlyingMark().cause()));
    }

    /** What lots are worth at nodes is a matter of doubles; from there on it is one of integers. */
    private void printValue(final PositionBreakdown position, final OptionBreakdown option) {
        final BigDecimal above = option.underlyingMark().ticks().subtract(option.lowerNode());
        final BigDecimal upperNode = option.lowerNode().add(option.step());
        sheet.line("by Black-76", "lots worth " + plain(option.atLower()) + " at " + plain(option.lowerNode())
            + " ticks, " + plain(option.atUpper()) + " at " + plain(upperNode) + " ticks; forward "
            + plain(option.forwardRatio()) + " of the mark, rate " + plain(option.rate())
            + (option.isInverse() ? "; in coins, at these prices" : ""));
        sheet.line("above the node", plain(above) + " = " + plain(option.underlyingMark().ticks()) + " - "
            + plain(option.lowerNode()));
        sheet.line("step", plain(option.step()) + " = " + plain(upperNode) + " - " + plain(option.lowerNode()));
        sheet.line("value", position.value() + " = " + operand(option.atLower()) + " + floor(("
            + operand(option.atUpper()) + " - " + operand(option.atLower()) + ") x " + plain(above) + " / "
            + plain(option.step()) + ")");
    }

    /** When it is and how long there is to it. */
    static String expiry(final long timeNs, final long secondsLeft) {
        return Instant.ofEpochSecond(0, timeNs) + ", " + secondsLeft + " seconds left as they are rounded";
    }
}
