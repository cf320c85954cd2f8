package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.AccountTotals;
import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.AssetPrice;
import io.plimsoll.journal.audit.Cause;
import io.plimsoll.journal.audit.HaircutPart;
import io.plimsoll.journal.audit.LevelBreakdown;
import io.plimsoll.journal.audit.LevelTest;
import io.plimsoll.journal.audit.Mark;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.Quotient;
import io.plimsoll.journal.audit.ScaleBreakdown;
import io.plimsoll.journal.audit.ShadowBreakdown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account for JSON: what {@link BreakdownText} prints, amounts in minor units, every decimal as a string. */
final class BreakdownJson {
    private final JournalNames names;
    private final UnderlyingJson underlyings;

    BreakdownJson(final JournalNames names) {
        this.names = names;
        underlyings = new UnderlyingJson(names);
    }

    Map<String, Object> of(final AccountBreakdown account) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", JsonText.whole(account.accountId()));
        fields.put("owner", JsonText.whole(account.owner()));
        fields.put("class", account.classId());
        fields.put("mode", account.mode().toString());
        fields.put("unreconciled", account.unreconciled());
        fields.put("limit", decimal(account.limit()));
        fields.put("positions", account.positions().stream().map(this::of).toList());
        fields.put("referenceAsset", names.assetFields(account.referenceAssetId()));
        fields.put("valuationAsset", names.assetFields(account.valuationAssetId()));
        fields.put("valuationPrice", of(account.valuationPrice()));
        fields.put("assets", account.assets().stream().map(this::of).toList());
        fields.put("underlyings", account.underlyings().stream()
            .map(underlying -> underlyings.of(underlying, account.positions())).toList());
        fields.put("shadow", of(account.shadow()));
        fields.put("totals", of(account.totals()));
        fields.put("available", decimal(account.available()));
        fields.put("level", of(account.level()));
        return fields;
    }

    private Map<String, Object> of(final PositionBreakdown position) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument", names.instrumentFields(position.instrumentId()));
        fields.put("settlement", names.assetFields(position.settlementAssetId()));
        fields.put("inverse", position.inverse());
        fields.put("lots", plain(position.lots()));
        fields.put("contractSize", plain(position.contractSize()));
        fields.put("tickSize", plain(position.tickSize()));
        fields.put("unit", of(position.unit()));
        fields.put("mark", of(position.mark()));
        fields.put("value", of(position.value()));
        fields.put("notional", of(position.notional()));
        fields.put("entryCost", plain(position.entryCost()));
        fields.put("fundingIndex", plain(position.fundingIndex().index()));
        fields.put("fundingIndexSetBy", of(position.fundingIndex().cause()));
        fields.put("entryFunding", plain(position.entryFunding()));
        fields.put("funding", plain(position.funding()));
        fields.put("unrealisedProfit", plain(position.unrealisedProfit()));
        fields.put("tier", tier(position));
        fields.put("option", underlyings.of(position.option()));
        fields.put("scale", of(position.scale()));
        fields.put("size", MarketJson.of(position.size()));
        fields.put("maintenanceParts", MarketJson.of(position.maintenanceParts()));
        fields.put("initialParts", MarketJson.of(position.initialParts()));
        fields.put("maintenance", plain(position.maintenance()));
        fields.put("initial", plain(position.initial()));
        return fields;
    }

    /** Null in a portfolio account. */
    private static Map<String, Object> tier(final PositionBreakdown position) {
        if (position.tier() == null) {
            return null;
        }
        final Map<String, Object> tier = new LinkedHashMap<>();
        tier.put("floor", plain(position.tier().floor()));
        tier.put("nextFloor", decimal(position.nextTierFloor()));
        tier.put("maintenanceRate", plain(position.tier().maintenanceRate()));
        tier.put("amount", plain(position.tier().amount()));
        tier.put("initialRate", plain(position.tier().initialRate()));
        tier.put("setBy", of(position.tiersCause()));
        return tier;
    }

    /** Null of an instrument that never had a scale rule. */
    private static Map<String, Object> of(final ScaleBreakdown scale) {
        if (scale == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scale", plain(scale.scale()));
        fields.put("setBy", of(scale.cause()));
        fields.put("changedOver", scale.changedOver());
        fields.put("otherScale", plain(scale.other()));
        fields.put("unscaledMaintenance", plain(scale.maintenance()));
        fields.put("unscaledInitial", plain(scale.initial()));
        fields.put("addedMaintenance", plain(scale.addedMaintenance()));
        fields.put("addedInitial", plain(scale.addedInitial()));
        return fields;
    }

    private Map<String, Object> of(final AssetBreakdown asset) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("asset", names.assetFields(asset.assetId()));
        fields.put("balance", decimal(asset.balance()));
        fields.put("realisedProfit", decimal(asset.realisedProfit()));
        fields.put("unrealisedProfit", plain(asset.unrealisedProfit()));
        fields.put("net", plain(asset.net()));
        fields.put("haircuts", asset.haircuts().stream().map(BreakdownJson::of).toList());
        fields.put("haircutsSetBy", of(asset.haircutsCause()));
        fields.put("withHaircuts", plain(asset.weighted()));
        fields.put("extraHaircut", MarketJson.of(asset.extra(), of(asset.extra().cause())));
        fields.put("available", MarketJson.of(asset.available()));
        fields.put("maintenance", plain(asset.maintenance()));
        fields.put("initial", plain(asset.initial()));
        fields.put("price", asset.conversion() == null ? null : of(new AssetPrice(
            asset.exponent(), asset.priceInstrumentId(), asset.mark(), asset.conversion().worth())));
        fields.put("totals", of(asset.totals()));
        return fields;
    }

    private static Map<String, Object> of(final HaircutPart part) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("floor", plain(part.tier().floor()));
        fields.put("nextFloor", decimal(part.nextFloor()));
        fields.put("haircut", plain(part.tier().haircut()));
        fields.put("part", plain(part.part()));
        fields.put("counted", plain(part.counted()));
        return fields;
    }

    private Map<String, Object> of(final AssetPrice price) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument",
            price.priceInstrumentId() == null ? null : names.instrumentFields(price.priceInstrumentId()));
        fields.put("mark", of(price.mark()));
        fields.put("worth", plain(price.worth()));
        return fields;
    }

    /** Null without a shadow grid. */
    private static Map<String, Object> of(final ShadowBreakdown shadow) {
        if (shadow == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("grid", shadow.gridId());
        fields.put("maintenance", plain(shadow.maintenance()));
        fields.put("initial", plain(shadow.initial()));
        return fields;
    }

    private static Map<String, Object> of(final AccountTotals totals) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("equity", plain(totals.equity()));
        fields.put("equityWithoutHaircuts", plain(totals.equityWithoutHaircuts()));
        fields.put("maintenance", plain(totals.maintenance()));
        fields.put("initial", plain(totals.initial()));
        return fields;
    }

    private static Map<String, Object> of(final LevelBreakdown level) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ratios", of(level.ratios()));
        fields.put("cures", of(level.cures()));
        fields.put("setBy", of(level.cause()));
        fields.put("before", level.before().toString());
        fields.put("tests", level.tests().stream().map(BreakdownJson::of).toList());
        fields.put("after", level.after().toString());
        fields.put("shortfall", plain(level.shortfall()));
        return fields;
    }

    private static Map<String, Object> of(final LevelTest test) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", test.level().toString());
        fields.put("cure", test.cure());
        fields.put("ratio", decimal(test.ratio()));
        fields.put("left", plain(test.left()));
        fields.put("right", plain(test.right()));
        fields.put("breached", test.isBreached());
        return fields;
    }

    private static Map<String, Object> of(final Map<Level, BigDecimal> factors) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (final Level level : BreakdownText.WITH_RATIO) {
            fields.put(level.toString(), plain(factors.get(level)));
        }
        return fields;
    }

    /** Null if there never was one. */
    static Map<String, Object> of(final Mark mark) {
        if (mark == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("price", plain(mark.price()));
        fields.put("ticks", plain(mark.ticks()));
        fields.put("tick", mark.fromTick());
        fields.put("doubt", plain(BigDecimal.valueOf(mark.doubt(), 9)));
        fields.put("setBy", of(mark.cause()));
        return fields;
    }

    /** Null if nobody set it. */
    private static Map<String, Object> of(final Cause cause) {
        if (cause == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", JsonText.whole(cause.sequence()));
        fields.put("time", Instant.ofEpochSecond(0, cause.timeNs()).toString());
        fields.put("source", cause.sourceId());
        fields.put("epoch", cause.epoch());
        fields.put("sourceSequence", JsonText.whole(cause.sourceSequence()));
        return fields;
    }

    /** Exact: the value of an inverse contract has no last digit. */
    static Map<String, Object> of(final Quotient quotient) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dividend", plain(quotient.dividend()));
        fields.put("divisor", plain(quotient.divisor()));
        return fields;
    }

    private static String decimal(final BigDecimal value) {
        return value == null ? null : plain(value);
    }
}
