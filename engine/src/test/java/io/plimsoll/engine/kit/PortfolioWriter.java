package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AssignGridEncoder;
import io.plimsoll.engine.wire.AssignUnderlyingEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.ForwardEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.VolatilityEncoder;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * The input messages of options and portfolio accounts, written through a {@link MessageWriter}: each method begins the
 * message of its name there, and returns its encoder to fill in the rest.
 */
public final class PortfolioWriter {
    private final MessageWriter writer;
    private final MutableDirectBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineGridEncoder defineGrid = new DefineGridEncoder();
    private final DefineOptionEncoder defineOption = new DefineOptionEncoder();
    private final AssignUnderlyingEncoder assignUnderlying = new AssignUnderlyingEncoder();
    private final AssignGridEncoder assignGrid = new AssignGridEncoder();
    private final VolatilityEncoder volatility = new VolatilityEncoder();
    private final VolatilitySurfaceEncoder volatilitySurface = new VolatilitySurfaceEncoder();
    private final ForwardEncoder forward = new ForwardEncoder();

    /**
     * Writes for the writer's present source.
     *
     * @param writer whose buffer holds the messages
     */
    public PortfolioWriter(final MessageWriter writer) {
        this.writer = writer;
        this.buffer = writer.buffer();
    }

    /** {@return a grid whose scenarios must be counted; {@link GridTerms} fills in all of it} */
    public DefineGridEncoder defineGrid() {
        writer.begin(defineGrid.wrapAndApplyHeader(buffer, 0, header));
        defineGrid.confidenceThreshold(0).confidenceFactor(0).pegThreshold(0).pegFactor(0)
            .pegInstrumentId(DefineGridEncoder.pegInstrumentIdNullValue());
        return defineGrid;
    }

    /** {@return an option definition to fill in} */
    public DefineOptionEncoder defineOption() {
        writer.begin(defineOption.wrapAndApplyHeader(buffer, 0, header));
        return defineOption.symbol("")
            .settlementAssetId(DefineOptionEncoder.settlementAssetIdNullValue()).inverse(BooleanType.FALSE);
    }

    /** {@return an assignment of an underlying to fill in} */
    public AssignUnderlyingEncoder assignUnderlying() {
        writer.begin(assignUnderlying.wrapAndApplyHeader(buffer, 0, header));
        return assignUnderlying;
    }

    /** {@return an assignment of a grid to fill in} */
    public AssignGridEncoder assignGrid() {
        writer.begin(assignGrid.wrapAndApplyHeader(buffer, 0, header));
        return assignGrid.shadowGridId(AssignGridEncoder.shadowGridIdNullValue());
    }

    /** {@return a volatility without time} */
    public VolatilityEncoder volatility() {
        writer.begin(volatility.wrapAndApplyHeader(buffer, 0, header));
        return volatility.doubt(0).exchangeTimeNs(VolatilityEncoder.exchangeTimeNsNullValue());
    }

    /** {@return a surface without time, whose nodes must be counted} */
    public VolatilitySurfaceEncoder volatilitySurface() {
        writer.begin(volatilitySurface.wrapAndApplyHeader(buffer, 0, header));
        return volatilitySurface.doubt(0).exchangeTimeNs(VolatilitySurfaceEncoder.exchangeTimeNsNullValue());
    }

    /** {@return a forward without time} */
    public ForwardEncoder forward() {
        writer.begin(forward.wrapAndApplyHeader(buffer, 0, header));
        return forward.doubt(0).exchangeTimeNs(ForwardEncoder.exchangeTimeNsNullValue());
    }
}
