package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.Formula.operand;
import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.DoubtBreakdown;
import io.plimsoll.journal.audit.ExpiryBreakdown;
import io.plimsoll.journal.audit.PegBreakdown;
import io.plimsoll.journal.audit.PortfolioCharges;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.ScenarioBreakdown;
import io.plimsoll.journal.audit.StaleFeed;
import io.plimsoll.journal.audit.UnderlyingBreakdown;
import io.plimsoll.journal.audit.UnderlyingSizes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Rule 10.4 for all that a portfolio account has on one underlying, line by line. */
final class UnderlyingText {
    private final JournalNames names;
    private final Sheet sheet;

    UnderlyingText(final JournalNames names, final Sheet sheet) {
        this.names = names;
        this.sheet = sheet;
    }

    void print(final UnderlyingBreakdown underlying, final List<PositionBreakdown> positions) {
        final ScenarioBreakdown scenario = underlying.worstScenario();
        sheet.head(names.instrument(underlying.instrumentId()) + " at " + plain(underlying.mark().price()));
        sheet.line("worst scenario", inWords(scenario, underlying.outcomes().size()));
        sheet.line("weight", plain(scenario.weight()) + ", in the rule's parts " + plain(scenario.weightParts())
            + (underlying.isInverse() ? "; 1 / price factor less 1, weighted: " : "; price factor less 1, weighted: ")
            + plain(scenario.moveParts()) + " parts of 2^32");
        underlying.expiries().forEach(this::printExpiry);
        printOutcome(underlying);
        printParts(WorstParts.of(underlying, positions));
        sheet.line("basis charge", Formula.sum(
            underlying.basis(), underlying.expiries().stream().map(ExpiryBreakdown::basis).toList()));
        sheet.line("worst outcome", plain(underlying.worst()) + " = min(0, " + operand(scenario.outcome()) + ", "
            + operand(underlying.basis()) + ")");
        printRequirements(underlying);
    }

    private static String inWords(final ScenarioBreakdown scenario, final int scenarios) {
        final String volatilities = switch (scenario.volatilityMove()) {
            case NONE -> "volatilities as they are";
            case UP -> "volatilities up";
            case DOWN -> "volatilities down";
            case LINEAR_SKEW -> "the smile turned";
            case ABSOLUTE_SKEW -> "the smile bent";
        };
        return "number " + scenario.number() + " of " + scenarios + ": price x " + plain(scenario.priceFactor()) + ", "
            + volatilities + ", weight " + plain(scenario.weight());
    }

    private void printExpiry(final ExpiryBreakdown expiry) {
        sheet.line("expiry", OptionText.expiry(expiry.timeNs(), expiry.secondsLeft()) + ", forward "
            + plain(expiry.forwardRatio()) + " of the mark, rate " + plain(expiry.rate()));
        sheet.line("  now", plain(expiry.now()) + ", the values of its options");
        sheet.line("  in the scenario", plain(expiry.inScenario()) + ", discount " + plain(expiry.discountParts())
            + " parts of 2^32");
        sheet.line("  discounted", plain(expiry.discounted()) + " = floor(" + operand(expiry.inScenario()) + " x "
            + plain(expiry.discountParts()) + " / 2^32)");
        final String profit = operand(expiry.discounted()) + " - " + operand(expiry.now());
        sheet.line("  profit", plain(expiry.profit()) + " = " + (expiry.isSkew()
            ? "-max(" + profit + ", " + operand(expiry.now()) + " - " + operand(expiry.discounted()) + ")" : profit));
        sheet.line("  basis", plain(expiry.up()) + " at the higher price, " + plain(expiry.down())
            + " at the lower one, factor " + plain(expiry.basisParts()) + " parts of 2^32");
        sheet.line("  basis charge", plain(expiry.basis()) + " = floor(min(0, " + operand(expiry.up()) + " - "
            + operand(expiry.now()) + ", " + operand(expiry.down()) + " - " + operand(expiry.now()) + ") x "
            + plain(expiry.basisParts()) + " / 2^32)");
    }

    private void printOutcome(final UnderlyingBreakdown underlying) {
        final ScenarioBreakdown scenario = underlying.worstScenario();
        sheet.line("linear", plain(underlying.linearValue())
            + ", what perpetuals, futures and assets that move with it are worth");
        sheet.line("profit of options", underlying.expiries().isEmpty() ? "0, there are none" : Formula.sum(
            scenario.optionProfit(), underlying.expiries().stream().map(ExpiryBreakdown::profit).toList()));
        sheet.line("outcome", plain(scenario.outcome()) + " = floor(" + operand(scenario.optionProfit()) + " x "
            + plain(scenario.weightParts()) + " / 2^32) + floor(" + operand(underlying.linearValue()) + " x "
            + operand(scenario.moveParts()) + " / 2^32)");
    }

    /** For people: derivatives are in doubles and follow from nothing above. */
    private void printParts(final WorstParts parts) {
        sheet.line("of which about", "delta " + plain(parts.delta()) + ", gamma " + plain(parts.gamma()) + ", vega "
            + plain(parts.vega()) + ", discount " + plain(parts.discount()) + ", the rest " + plain(parts.remainder()));
    }

    private void printRequirements(final UnderlyingBreakdown underlying) {
        final UnderlyingSizes sizes = underlying.sizes();
        sheet.line("sizes", plain(sizes.linear()) + " of perpetuals and futures, " + plain(sizes.nakedShorts())
            + " of options sold beyond those bought, " + plain(sizes.shorts()) + " of options sold");
        if (underlying.peg() != null) {
            printPeg(underlying.peg());
        }
        sheet.line("charges", inWords(underlying.maintenanceCharges(), "maintenance") + "; "
            + inWords(underlying.initialCharges(), "initial") + "; at least " + plain(underlying.leastShort())
            + " of options sold");
        printDoubts(underlying);
        sheet.line("maintenance",
            requirement(underlying, underlying.maintenance(), underlying.maintenanceCharges(), BigDecimal.ZERO));
        sheet.line("initial",
            requirement(underlying, underlying.initial(), underlying.initialCharges(), underlying.doubtCharge()));
    }

    private void printPeg(final PegBreakdown peg) {
        sheet.line("peg", names.instrument(peg.instrumentId()) + " at " + plain(peg.price()) + ", "
            + Formula.kind(peg.mark()) + Formula.setBy(peg.mark().cause()) + "; below " + plain(peg.threshold())
            + " the initial charge of the loss grows by " + plain(peg.factor()) + " for each 1.00");
        sheet.line("added by the peg", plain(peg.increase()) + " = min(2, ceil(max(0, " + plain(peg.threshold())
            + " - " + plain(peg.price()) + ") x " + plain(peg.factor()) + " x 10^9) / 10^9)");
    }

    private void printDoubts(final UnderlyingBreakdown underlying) {
        for (final DoubtBreakdown doubt : underlying.doubts()) {
            sheet.line("doubtful", (doubt.assetId() == null
                ? names.instrument(doubt.instrumentId()) : names.asset(doubt.assetId())) + ", " + plain(doubt.size())
                + " large, by " + plain(doubt.doubt()) + ", of which " + plain(doubt.factor()) + " is charged");
            doubt.staleFeeds().forEach(this::printStaleFeed);
            sheet.line("  doubt", plain(doubt.charge()) + " = ceil(" + plain(doubt.size()) + " x "
                + plain(doubt.doubt()) + " x " + plain(doubt.factor()) + ")");
        }
        if (!underlying.doubts().isEmpty()) {
            sheet.line("doubt charge", Formula.sum(
                underlying.doubtCharge(), underlying.doubts().stream().map(DoubtBreakdown::charge).toList()));
        }
    }

    private void printStaleFeed(final StaleFeed feed) {
        final String instrument = names.instrument(feed.instrumentId());
        final String what = switch (feed.kind()) {
            case MARK -> "mark of " + instrument;
            case VOLATILITY -> "volatilities of options on " + instrument + " that expire at "
                + Instant.ofEpochSecond(0, feed.expiryTimeNs());
            case FORWARD -> "forward of " + instrument + " for " + Instant.ofEpochSecond(0, feed.expiryTimeNs());
            case NULL_VAL -> throw new IllegalStateException("a feed of nothing");
        };
        sheet.line("  stale", what + ", no message since " + Instant.ofEpochSecond(0, feed.lastMessageNs())
            + ": doubted altogether");
    }

    private static String inWords(final PortfolioCharges charges, final String name) {
        return name + " " + plain(charges.factor()) + " of the loss, " + plain(charges.linear()) + " of linear size, "
            + plain(charges.nakedShort()) + " of options sold beyond those bought";
    }

    private static String requirement(
        final UnderlyingBreakdown underlying,
        final BigDecimal requirement,
        final PortfolioCharges charges,
        final BigDecimal doubt) {
        final UnderlyingSizes sizes = underlying.sizes();
        return plain(requirement) + " = max(ceil(" + plain(charges.factor()) + " x -" + operand(underlying.worst())
            + ") + ceil(" + plain(charges.linear()) + " x " + plain(sizes.linear()) + ") + ceil("
            + plain(charges.nakedShort()) + " x " + plain(sizes.nakedShorts()) + ")"
            + (doubt.signum() == 0 ? "" : " + " + plain(doubt)) + ", ceil("
            + plain(underlying.leastShort()) + " x " + plain(sizes.shorts()) + "))";
    }
}
