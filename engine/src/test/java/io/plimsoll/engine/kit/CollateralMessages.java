package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AssetTotalsEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.DefineCombinedPriceEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderEncoder;

/** The messages of collateral whose worth follows the market, and of prices that are combined. */
public final class CollateralMessages {
    private static final long ONE = 1_000_000_000;

    private final Messages messages;
    private final MessageWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineCollateralEncoder collateral = new DefineCollateralEncoder();
    private final DefineCombinedPriceEncoder combined = new DefineCombinedPriceEncoder();
    private final AssetTotalsEncoder totals = new AssetTotalsEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public CollateralMessages(final Messages messages) {
        this.messages = messages;
        this.writer = messages.writer();
    }

    /**
     * Begins how an asset's worth follows the market: steps of 1 % up to 50 %, without hysteresis, and nothing that it
     * follows; for what is available nothing but that. All may be overwritten.
     *
     * @param assetId of the asset
     * @return the definition, to be completed and sent
     */
    public DefineCollateralEncoder collateral(final int assetId) {
        writer.begin(collateral.wrapAndApplyHeader(writer.buffer(), 0, header));
        return collateral.assetId(assetId)
            .volatilityInstrumentId(DefineCollateralEncoder.volatilityInstrumentIdNullValue())
            .pegInstrumentId(DefineCollateralEncoder.pegInstrumentIdNullValue())
            .volatilityFactor(0)
            .pegThreshold(0)
            .pegFactor(0)
            .largestExtra(ONE / 2)
            .step(ONE / 100)
            .hysteresis(0)
            .initialHaircut(0)
            .profitWeight(ONE)
            .rootRate(0)
            .rootNumerator(0)
            .depositLimit(0);
    }

    /**
     * Says what all customers have deposited.
     *
     * @param assetId  of the asset
     * @param deposits minor units
     */
    public void totals(final int assetId, final long deposits) {
        writer.begin(totals.wrapAndApplyHeader(writer.buffer(), 0, header));
        totals.assetId(assetId).deposits(deposits);
        messages.send();
    }

    /**
     * Defines a spot instrument with lots of one minor unit of its base asset.
     *
     * @param instrumentId of it
     * @param assetIds     of settlement and base asset
     * @param tickExponent of its tick size
     * @param tickMantissa of its tick size
     * @param maximumPrice in ticks
     * @param state        announced or trading
     */
    public void spot(
        final int instrumentId,
        final int[] assetIds,
        final long tickMantissa,
        final int tickExponent,
        final long maximumPrice,
        final InstrumentState state) {
        final DefineInstrumentEncoder spot = writer.defineInstrument()
            .instrumentId(instrumentId)
            .settlementAssetId(assetIds[0])
            .baseAssetId(assetIds[1])
            .maximumPrice(maximumPrice * tickMantissa)
            .instrumentType(InstrumentType.SPOT)
            .inverse(BooleanType.FALSE)
            .state(state);
        spot.tickSize().mantissa(tickMantissa).exponent((byte) tickExponent);
        spot.lotSize().mantissa(1).exponent((byte) 0);
        spot.multiplier().mantissa(1).exponent((byte) 0);
        messages.send();
    }

    /**
     * Makes an instrument's mark the lowest of others'.
     *
     * @param instrumentId of it
     * @param memberIds    of the others
     */
    public void combine(final int instrumentId, final int... memberIds) {
        writer.begin(combined.wrapAndApplyHeader(writer.buffer(), 0, header));
        final DefineCombinedPriceEncoder.MembersEncoder members =
            combined.instrumentId(instrumentId).membersCount(memberIds.length);
        for (final int memberId : memberIds) {
            members.next().memberInstrumentId(memberId);
        }
        messages.send();
    }
}
