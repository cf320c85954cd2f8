package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.Permission;
import io.plimsoll.engine.source.SourceTable;
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
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;

/**
 * Lets a message in if its source may send it and it is the source's next (rules, section 4, steps 2 to 4). Market data
 * goes on over a hole in its sequence; facts stop at it.
 */
final class SourceGate {
    private static final int ACKNOWLEDGE_EVERY = 1_024;
    private static final int MAX_FIRST_EPOCH = 1 << 30;
    private static final int MAX_EPOCHS_AHEAD = 1_000_000;

    private final SourceTable sources;
    private final Outputs outputs;

    SourceGate(final SourceTable sources, final Outputs outputs) {
        this.sources = sources;
        this.outputs = outputs;
    }

    /**
     * Checks a message's sequence and consumes it.
     *
     * @return why it is not let in, or ACCEPTED
     */
    ReasonCode sequence(final int source, final Envelope envelope) {
        final int epoch = envelope.epoch();
        if (epoch < sources.epoch(source)) {
            return ReasonCode.OLDER_EPOCH;
        }
        if (isBeyondMaximum(epoch, sources.epoch(source))) {
            return ReasonCode.EPOCH_BEYOND_MAXIMUM;
        }
        if (epoch > sources.epoch(source)) {
            sources.startEpoch(source, epoch);
        }
        final long applied = sources.applied(source);
        final long received = envelope.sequence();
        if (received <= applied) {
            return ReasonCode.OLDER_SEQUENCE;
        }
        final long expected = applied + 1;
        if (received > expected) {
            if (sources.isLossless(source)) {
                if (!sources.isBlocked(source)) {
                    sources.block(source);
                    outputs.gap(sources.id(source), epoch, expected, received, true);
                }
                return ReasonCode.SEQUENCE_GAP;
            }
            outputs.gap(sources.id(source), epoch, expected, received, false);
        }
        sources.consume(source, received);
        return ACCEPTED;
    }

    /** Epochs only rise: one that leaves none above it would leave a restarted source none to begin. */
    private static boolean isBeyondMaximum(final int epoch, final int present) {
        return present == 0 ? epoch > MAX_FIRST_EPOCH : epoch - present > MAX_EPOCHS_AHEAD;
    }

    /** Why the source may not send this message, or ACCEPTED. */
    ReasonCode permission(final int source, final int templateId) {
        return sources.isPermitted(source, needed(templateId)) ? ACCEPTED : ReasonCode.NOT_PERMITTED;
    }

    private static int needed(final int templateId) {
        return switch (templateId) {
            case TickDecoder.TEMPLATE_ID,
                AssetTotalsDecoder.TEMPLATE_ID,
                VolatilityDecoder.TEMPLATE_ID,
                VolatilitySurfaceDecoder.TEMPLATE_ID,
                ForwardDecoder.TEMPLATE_ID,
                DepthDecoder.TEMPLATE_ID,
                MarketTotalsDecoder.TEMPLATE_ID -> Permission.TICKS;
            case FundingIndexDecoder.TEMPLATE_ID -> Permission.FUNDING;
            case InstrumentStateChangeDecoder.TEMPLATE_ID,
                InstrumentSettlementDecoder.TEMPLATE_ID -> Permission.LIFECYCLE;
            case FillDecoder.TEMPLATE_ID -> Permission.FILLS;
            case CollateralChangeDecoder.TEMPLATE_ID -> Permission.COLLATERAL;
            case PositionSetDecoder.TEMPLATE_ID, BalanceSetDecoder.TEMPLATE_ID -> Permission.RESETS;
            case AccountQueryDecoder.TEMPLATE_ID -> Permission.QUERIES;
            case ClockDecoder.TEMPLATE_ID,
                ChainSealDecoder.TEMPLATE_ID,
                CheckpointDecoder.TEMPLATE_ID,
                RollOutDecoder.TEMPLATE_ID -> Permission.CLOCK;
            default -> Permission.DEFINITIONS;
        };
    }

    /** Acknowledges a source that has not heard for long. */
    void acknowledgeIfMany(final int source) {
        if (source != SourceTable.SERVICE && sources.unacknowledged(source) >= ACKNOWLEDGE_EVERY) {
            acknowledge(source);
        }
    }

    /** Acknowledges, in order of id, all sources that have something to hear. */
    void acknowledgeAll() {
        int source = sources.nextById(SourceTable.SERVICE);
        while (source != SourceTable.NONE) {
            if (sources.isAcknowledgementDue(source)) {
                acknowledge(source);
            }
            source = sources.nextById(source);
        }
    }

    /** Acknowledges a source now. */
    void acknowledge(final int source) {
        outputs.acknowledgement(sources.id(source), sources.epoch(source), sources.applied(source));
        sources.acknowledge(source);
    }
}
