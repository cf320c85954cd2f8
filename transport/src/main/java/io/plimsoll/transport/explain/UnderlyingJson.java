package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.DoubtBreakdown;
import io.plimsoll.journal.audit.ExpiryBreakdown;
import io.plimsoll.journal.audit.OptionBreakdown;
import io.plimsoll.journal.audit.PegBreakdown;
import io.plimsoll.journal.audit.PortfolioCharges;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.ScenarioBreakdown;
import io.plimsoll.journal.audit.StaleFeed;
import io.plimsoll.journal.audit.UnderlyingBreakdown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link UnderlyingText} and {@link OptionText} print, for JSON. */
final class UnderlyingJson {
    private final JournalNames names;

    UnderlyingJson(final JournalNames names) {
        this.names = names;
    }

    Map<String, Object> of(final UnderlyingBreakdown underlying, final List<PositionBreakdown> positions) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument", names.instrumentFields(underlying.instrumentId()));
        fields.put("mark", BreakdownJson.of(underlying.mark()));
        fields.put("worstScenario", of(underlying.worstScenario()));
        fields.put("expiries", underlying.expiries().stream().map(UnderlyingJson::of).toList());
        fields.put("inverse", underlying.isInverse());
        fields.put("linearValue", plain(underlying.linearValue()));
        fields.put("outcomes", underlying.outcomes().stream().map(JournalNames::plain).toList());
        fields.put("parts", of(WorstParts.of(underlying, positions)));
        fields.put("basis", plain(underlying.basis()));
        fields.put("worst", plain(underlying.worst()));
        fields.put("linearSize", plain(underlying.sizes().linear()));
        fields.put("nakedShorts", plain(underlying.sizes().nakedShorts()));
        fields.put("shorts", plain(underlying.sizes().shorts()));
        fields.put("doubts", underlying.doubts().stream().map(this::of).toList());
        fields.put("doubtCharge", plain(underlying.doubtCharge()));
        fields.put("peg", of(underlying.peg()));
        fields.put("maintenanceCharges", of(underlying.maintenanceCharges()));
        fields.put("initialCharges", of(underlying.initialCharges()));
        fields.put("leastShort", plain(underlying.leastShort()));
        fields.put("maintenance", plain(underlying.maintenance()));
        fields.put("initial", plain(underlying.initial()));
        return fields;
    }

    /** Null of a position that is in no option. */
    Map<String, Object> of(final OptionBreakdown option) {
        if (option == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("underlying", names.instrumentFields(option.underlyingId()));
        fields.put("call", option.isCall());
        fields.put("inverse", option.isInverse());
        fields.put("strike", plain(option.strikeTicks().multiply(option.underlyingTickSize())));
        fields.put("strikeTicks", plain(option.strikeTicks()));
        fields.put("volatility", plain(option.volatility()));
        fields.put("expiry", Instant.ofEpochSecond(0, option.expiryTimeNs()).toString());
        fields.put("secondsLeft", JsonText.whole(option.secondsLeft()));
        fields.put("forwardRatio", plain(option.forwardRatio()));
        fields.put("rate", plain(option.rate()));
        fields.put("underlyingUnit", BreakdownJson.of(option.underlyingUnit()));
        fields.put("underlyingMark", BreakdownJson.of(option.underlyingMark()));
        fields.put("lowerNode", plain(option.lowerNode()));
        fields.put("step", plain(option.step()));
        fields.put("atLower", plain(option.atLower()));
        fields.put("atUpper", plain(option.atUpper()));
        return fields;
    }

    private Map<String, Object> of(final DoubtBreakdown doubt) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument", doubt.instrumentId() == null ? null : names.instrumentFields(doubt.instrumentId()));
        fields.put("asset", doubt.assetId() == null ? null : names.assetFields(doubt.assetId()));
        fields.put("size", plain(doubt.size()));
        fields.put("doubt", plain(doubt.doubt()));
        fields.put("staleFeeds", doubt.staleFeeds().stream().map(this::of).toList());
        fields.put("factor", plain(doubt.factor()));
        fields.put("charge", plain(doubt.charge()));
        return fields;
    }

    private Map<String, Object> of(final StaleFeed feed) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("feed", feed.kind().name());
        fields.put("instrument", names.instrumentFields(feed.instrumentId()));
        fields.put("expiry",
            feed.expiryTimeNs() == null ? null : Instant.ofEpochSecond(0, feed.expiryTimeNs()).toString());
        fields.put("lastMessage", Instant.ofEpochSecond(0, feed.lastMessageNs()).toString());
        return fields;
    }

    /** Null where the grid has none. */
    private Map<String, Object> of(final PegBreakdown peg) {
        if (peg == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument", names.instrumentFields(peg.instrumentId()));
        fields.put("mark", BreakdownJson.of(peg.mark()));
        fields.put("price", plain(peg.price()));
        fields.put("threshold", plain(peg.threshold()));
        fields.put("factor", plain(peg.factor()));
        fields.put("increase", plain(peg.increase()));
        return fields;
    }

    private static Map<String, Object> of(final ScenarioBreakdown scenario) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", scenario.number());
        fields.put("priceFactor", plain(scenario.priceFactor()));
        fields.put("volatilityMove", scenario.volatilityMove().toString());
        fields.put("weight", plain(scenario.weight()));
        fields.put("weightParts", plain(scenario.weightParts()));
        fields.put("moveParts", plain(scenario.moveParts()));
        fields.put("optionProfit", plain(scenario.optionProfit()));
        fields.put("outcome", plain(scenario.outcome()));
        return fields;
    }

    private static Map<String, Object> of(final ExpiryBreakdown expiry) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", Instant.ofEpochSecond(0, expiry.timeNs()).toString());
        fields.put("secondsLeft", JsonText.whole(expiry.secondsLeft()));
        fields.put("forwardRatio", plain(expiry.forwardRatio()));
        fields.put("rate", plain(expiry.rate()));
        fields.put("now", plain(expiry.now()));
        fields.put("inScenario", plain(expiry.inScenario()));
        fields.put("discountParts", plain(expiry.discountParts()));
        fields.put("discounted", plain(expiry.discounted()));
        fields.put("profit", plain(expiry.profit()));
        fields.put("up", plain(expiry.up()));
        fields.put("down", plain(expiry.down()));
        fields.put("basisParts", plain(expiry.basisParts()));
        fields.put("basis", plain(expiry.basis()));
        return fields;
    }

    private static Map<String, Object> of(final WorstParts parts) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("delta", plain(parts.delta()));
        fields.put("gamma", plain(parts.gamma()));
        fields.put("vega", plain(parts.vega()));
        fields.put("discount", plain(parts.discount()));
        fields.put("remainder", plain(parts.remainder()));
        return fields;
    }

    private static Map<String, Object> of(final PortfolioCharges charges) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("factor", plain(charges.factor()));
        fields.put("linear", plain(charges.linear()));
        fields.put("nakedShort", plain(charges.nakedShort()));
        return fields;
    }
}
