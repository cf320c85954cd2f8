package io.plimsoll.engine;

import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;

/** What the versions of the rules differ in, and nothing else does (rules, section 9). */
public enum Rules {
    /** Without ChainSeal and Checkpoint. */
    VERSION_1,
    /** With them. */
    VERSION_2,
    /** With options, grids and portfolio accounts. */
    VERSION_3,
    /** With scales that follow volatility; a draft. */
    VERSION_4;

    /**
     * The rules of a version.
     *
     * @param version from 1 to {@link EngineConfiguration#DRAFT_RULES_VERSION}
     * @return its rules
     */
    public static Rules of(final int version) {
        return values()[version - 1];
    }

    /**
     * Whether an input message of the schema exists under these rules.
     *
     * @param templateId of the message
     * @return false if it is to be refused as one that nobody ever heard of
     */
    public boolean knows(final int templateId) {
        return switch (templateId) {
            case ChainSealDecoder.TEMPLATE_ID, CheckpointDecoder.TEMPLATE_ID -> this != VERSION_1;
            case DefineGridDecoder.TEMPLATE_ID,
                DefineOptionDecoder.TEMPLATE_ID,
                AssignUnderlyingDecoder.TEMPLATE_ID,
                AssignGridDecoder.TEMPLATE_ID,
                VolatilityDecoder.TEMPLATE_ID,
                VolatilitySurfaceDecoder.TEMPLATE_ID,
                ForwardDecoder.TEMPLATE_ID -> hasPortfolios();
            case DefineVolatilityDecoder.TEMPLATE_ID,
                DefineScaleDecoder.TEMPLATE_ID,
                DefineReviewDecoder.TEMPLATE_ID,
                DefineHeartbeatDecoder.TEMPLATE_ID,
                DefineSizeChargeDecoder.TEMPLATE_ID,
                DepthDecoder.TEMPLATE_ID,
                MarketTotalsDecoder.TEMPLATE_ID,
                DefineCombinedPriceDecoder.TEMPLATE_ID,
                DefineCollateralDecoder.TEMPLATE_ID,
                AssetTotalsDecoder.TEMPLATE_ID,
                VolatilityForecastDecoder.TEMPLATE_ID,
                RollOutDecoder.TEMPLATE_ID -> hasScales();
            default -> true;
        };
    }

    /**
     * The version of the message schema that outputs are written in: fields and groups that came later are left out.
     *
     * @return its number
     */
    public int schemaVersion() {
        return ordinal() + 1;
    }

    /**
     * Whether there are portfolio accounts, and what they hold.
     *
     * @return true if there are
     */
    public boolean hasPortfolios() {
        return compareTo(VERSION_3) >= 0;
    }

    /**
     * Whether rates can follow volatility.
     *
     * @return true if they can
     */
    public boolean hasScales() {
        return compareTo(VERSION_4) >= 0;
    }
}
