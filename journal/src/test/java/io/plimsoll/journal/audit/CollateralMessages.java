package io.plimsoll.journal.audit;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AssetTotalsEncoder;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.DefineCombinedPriceEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.util.function.Consumer;

/** The messages of rules 11.8 and 11.9. */
final class CollateralMessages {
    private static final long ONE = ScaleFixture.ONE;

    private final Messages messages;
    private final MessageWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineCollateralEncoder collateral = new DefineCollateralEncoder();
    private final AssetTotalsEncoder totals = new AssetTotalsEncoder();
    private final DefineCombinedPriceEncoder combinedPrice = new DefineCombinedPriceEncoder();

    CollateralMessages(final Messages messages) {
        this.messages = messages;
        writer = messages.writer();
    }

    /**
     * Defines collateral that is worth what it is without, but for what is changed about it: no volatility and no peg,
     * an extra haircut of up to 1 in hundredths.
     *
     * @param assetId of the asset
     * @param change  of the usual numbers
     */
    void collateral(final int assetId, final Consumer<DefineCollateralEncoder> change) {
        writer.begin(collateral.wrapAndApplyHeader(writer.buffer(), 0, header));
        collateral.assetId(assetId)
            .volatilityInstrumentId(DefineCollateralEncoder.volatilityInstrumentIdNullValue())
            .pegInstrumentId(DefineCollateralEncoder.pegInstrumentIdNullValue())
            .volatilityFactor(0)
            .pegThreshold(0)
            .pegFactor(0)
            .largestExtra(ONE)
            .step(ONE / 100)
            .hysteresis(0)
            .initialHaircut(0)
            .profitWeight(ONE)
            .rootRate(0)
            .rootNumerator(0)
            .depositLimit(0);
        change.accept(collateral);
        messages.send();
    }

    /** Tells what all customers have deposited, minor units. */
    void totals(final int assetId, final long deposits) {
        writer.begin(totals.wrapAndApplyHeader(writer.buffer(), 0, header));
        totals.assetId(assetId).deposits(deposits);
        messages.send();
    }

    /** Makes an instrument's mark the lowest of others'. */
    void combined(final int instrumentId, final int... members) {
        writer.begin(combinedPrice.wrapAndApplyHeader(writer.buffer(), 0, header));
        combinedPrice.instrumentId(instrumentId);
        final DefineCombinedPriceEncoder.MembersEncoder group = combinedPrice.membersCount(members.length);
        for (final int member : members) {
            group.next().memberInstrumentId(member);
        }
        messages.send();
    }
}
