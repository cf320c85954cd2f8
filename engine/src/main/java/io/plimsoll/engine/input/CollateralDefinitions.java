package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.CollateralRule;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.Peg;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineCollateral and AssetTotals. Neither changes what an account is worth: a later review does. */
final class CollateralDefinitions {
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final VolatilityTable volatilities;
    private final CollateralTable collateral;
    private final DefineCollateralDecoder message = new DefineCollateralDecoder();
    private final AssetTotalsDecoder totals = new AssetTotalsDecoder();

    CollateralDefinitions(final Book book) {
        assets = book.assets();
        instruments = book.instruments();
        volatilities = book.volatilities();
        collateral = book.collateral();
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int asset = assets.indexOf(message.assetId());
        if (asset == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (!collateral.canHaveRule(asset)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final ReasonCode volatility = checkVolatility();
        if (volatility != ACCEPTED) {
            return volatility;
        }
        final int pegInstrument = pegInstrument();
        if (hasPeg() && pegInstrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final Peg peg = Peg.of(pegInstrument, message.pegThreshold(), message.pegFactor(), instruments);
        if (peg == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (hasPeg() && !instruments.hasMark(pegInstrument)) {
            return ReasonCode.NO_PRICE;
        }
        final CollateralRule rule = rule(peg);
        if (!rule.isAllowed()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        collateral.define(asset, rule);
        return ACCEPTED;
    }

    private ReasonCode checkVolatility() {
        if (!hasVolatility()) {
            return ACCEPTED;
        }
        final int instrument = volatilityInstrument();
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        return volatilities.isDefined(instrument) ? ACCEPTED : ReasonCode.NO_VOLATILITY;
    }

    private boolean hasVolatility() {
        return message.volatilityInstrumentId() != DefineCollateralDecoder.volatilityInstrumentIdNullValue();
    }

    private int volatilityInstrument() {
        return hasVolatility() ? instruments.indexOf(message.volatilityInstrumentId()) : CollateralRule.NONE;
    }

    private boolean hasPeg() {
        return message.pegInstrumentId() != DefineCollateralDecoder.pegInstrumentIdNullValue();
    }

    private int pegInstrument() {
        return hasPeg() ? instruments.indexOf(message.pegInstrumentId()) : Peg.NONE;
    }

    private CollateralRule rule(final Peg peg) {
        return new CollateralRule(
            volatilityInstrument(),
            peg,
            message.volatilityFactor(),
            message.largestExtra(),
            message.step(),
            message.hysteresis(),
            message.initialHaircut(),
            message.profitWeight(),
            message.rootRate(),
            message.rootNumerator(),
            message.depositLimit());
    }

    ReasonCode totals(final Envelope envelope) {
        totals.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int asset = assets.indexOf(totals.assetId());
        if (asset == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (!collateral.canHaveRule(asset)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (assets.priceInstrument(asset) == AssetTable.NONE) {
            return ReasonCode.NO_PRICE;
        }
        if (totals.deposits() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!collateral.isWithinBounds(asset, totals.deposits())) {
            return ReasonCode.OVERFLOW;
        }
        collateral.deposits(asset, totals.deposits());
        return ACCEPTED;
    }
}
