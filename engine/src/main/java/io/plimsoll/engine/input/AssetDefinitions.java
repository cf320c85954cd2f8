package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigInteger;

/** DefineAsset: new ones, and price sources and haircuts of known ones. */
final class AssetDefinitions {
    private static final int LEAST_EXPONENT = -18;

    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final Surveillance surveillance;
    private final DefineAssetDecoder message = new DefineAssetDecoder();

    AssetDefinitions(final Book book, final Surveillance surveillance) {
        this.assets = book.assets();
        this.instruments = book.instruments();
        this.surveillance = surveillance;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final ReasonCode reason = check();
        if (reason == ACCEPTED) {
            apply();
        }
        return reason;
    }

    private ReasonCode check() {
        if (message.assetId() < 0 || message.exponent() < LEAST_EXPONENT || message.exponent() > 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final ReasonCode haircuts = checkHaircuts();
        if (haircuts != ACCEPTED) {
            return haircuts;
        }
        final int asset = assets.indexOf(message.assetId());
        final ReasonCode price = checkPriceSource(asset);
        if (price != ACCEPTED) {
            return price;
        }
        if (asset == AssetTable.NONE) {
            return assets.isFull() ? ReasonCode.ASSETS_FULL : ACCEPTED;
        }
        final int priced = assets.priceInstrument(asset);
        return message.exponent() != assets.exponent(asset)
            || priced != AssetTable.NONE && priced != priceInstrument()
            ? ReasonCode.ALREADY_DEFINED
            : ACCEPTED;
    }

    private ReasonCode checkHaircuts() {
        final DefineAssetDecoder.HaircutsDecoder tiers = message.haircuts();
        if (tiers.count() > assets.haircuts().maxTiers()) {
            return ReasonCode.TIERS_FULL;
        }
        boolean ordered = true;
        long floor = -1;
        long haircut = 0;
        for (boolean first = true; tiers.hasNext(); first = false) {
            tiers.next();
            if (tiers.haircut() < 0 || tiers.haircut() > Rate.ONE) {
                return ReasonCode.INVALID_DEFINITION;
            }
            ordered &= first ? tiers.floor() == 0 : tiers.floor() > floor && tiers.haircut() >= haircut;
            floor = tiers.floor();
            haircut = tiers.haircut();
        }
        return ordered ? ACCEPTED : ReasonCode.TIERS_NOT_ORDERED;
    }

    /**
     * An asset may be priced in the reference asset, or by an inverse contract that settles in it (rules, section 1).
     */
    private ReasonCode checkPriceSource(final int asset) {
        if (message.priceInstrumentId() == DefineAssetDecoder.priceInstrumentIdNullValue()) {
            return ACCEPTED;
        }
        final int source = priceInstrument();
        if (source == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final boolean isReference = asset == AssetTable.REFERENCE || assets.size() == 0;
        final Instrument instrument = instruments.get(source);
        final boolean allowed = !instruments.underlyings().isOption(source) && (instrument.inverse()
            ? instrument.settlementAsset() == asset
            : instrument.settlementAsset() == AssetTable.REFERENCE);
        return isReference || !allowed || priceUnit(instrument) == null ? ReasonCode.INVALID_DEFINITION : ACCEPTED;
    }

    private int priceInstrument() {
        return message.priceInstrumentId() == DefineAssetDecoder.priceInstrumentIdNullValue()
            ? InstrumentTable.NONE
            : instruments.indexOf(message.priceInstrumentId());
    }

    private Ratio priceUnit(final Instrument instrument) {
        return Ratio.of(
            BigInteger.valueOf(instrument.tickMantissa()),
            BigInteger.ONE,
            instrument.tickExponent() + message.exponent() - assets.exponent(AssetTable.REFERENCE));
    }

    private void apply() {
        final int known = assets.indexOf(message.assetId());
        final int asset = known == AssetTable.NONE ? assets.add(message.assetId(), message.exponent()) : known;
        final int source = priceInstrument();
        if (source != InstrumentTable.NONE) {
            assets.price(asset, source, priceUnit(instruments.get(source)));
        }
        message.sbeRewind();
        final DefineAssetDecoder.HaircutsDecoder tiers = message.haircuts();
        assets.haircuts().count(asset, tiers.count());
        for (int tier = 0; tiers.hasNext(); tier++) {
            tiers.next();
            assets.haircuts().set(asset, tier, tiers.floor(), tiers.haircut());
        }
        if (known != AssetTable.NONE) {
            surveillance.examineAll();
        }
    }
}
