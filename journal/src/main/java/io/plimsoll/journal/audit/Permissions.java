package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;

/** Rule 4.4: the bits of the Permissions set and which message needs which. */
final class Permissions {
    static final long DEFINITIONS = 1;
    static final long TICKS = 1 << 1;
    static final long FUNDING = 1 << 2;
    static final long LIFECYCLE = 1 << 3;
    static final long FILLS = 1 << 4;
    static final long COLLATERAL = 1 << 5;
    static final long RESETS = 1 << 6;
    static final long QUERIES = 1 << 7;
    static final long CLOCK = 1 << 8;
    static final long ALL = (1 << 9) - 1;
    /** What must not have holes. */
    static final long LOSSLESS_ONLY = DEFINITIONS | LIFECYCLE | FILLS | COLLATERAL | RESETS;

    private Permissions() {
    }

    static long neededFor(final int templateId) {
        return switch (templateId) {
            case TickDecoder.TEMPLATE_ID,
                VolatilityDecoder.TEMPLATE_ID,
                VolatilitySurfaceDecoder.TEMPLATE_ID,
                ForwardDecoder.TEMPLATE_ID,
                DepthDecoder.TEMPLATE_ID,
                MarketTotalsDecoder.TEMPLATE_ID,
                AssetTotalsDecoder.TEMPLATE_ID -> TICKS;
            case FundingIndexDecoder.TEMPLATE_ID -> FUNDING;
            case InstrumentStateChangeDecoder.TEMPLATE_ID, InstrumentSettlementDecoder.TEMPLATE_ID -> LIFECYCLE;
            case FillDecoder.TEMPLATE_ID -> FILLS;
            case CollateralChangeDecoder.TEMPLATE_ID -> COLLATERAL;
            case PositionSetDecoder.TEMPLATE_ID, BalanceSetDecoder.TEMPLATE_ID -> RESETS;
            case AccountQueryDecoder.TEMPLATE_ID -> QUERIES;
            case ClockDecoder.TEMPLATE_ID,
                ChainSealDecoder.TEMPLATE_ID,
                CheckpointDecoder.TEMPLATE_ID,
                RollOutDecoder.TEMPLATE_ID -> CLOCK;
            default -> DEFINITIONS;
        };
    }
}
