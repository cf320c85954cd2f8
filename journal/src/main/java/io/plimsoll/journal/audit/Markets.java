package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Rule 5 for DefineAsset, DefineInstrument and DefineTiers. */
final class Markets {
    private static final int SMALLEST_EXPONENT = -18;
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(100);

    private final Book book;
    private final Capacity capacity;

    Markets(final Book book, final Capacity capacity) {
        this.book = book;
        this.capacity = capacity;
    }

    Outcome asset(final DefineAssetDecoder definition, final Cause cause) {
        final int exponent = definition.exponent();
        if (definition.assetId() < 0 || exponent < SMALLEST_EXPONENT || exponent > 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final Integer priceInstrumentId =
            definition.priceInstrumentId() == DefineAssetDecoder.priceInstrumentIdNullValue()
                ? null : definition.priceInstrumentId();
        final List<HaircutTier> haircuts = new ArrayList<>();
        definition.haircuts().forEach(tier -> haircuts.add(
            new HaircutTier(BigDecimal.valueOf(tier.floor()), Input.billionths(tier.haircut()))));
        ReasonCode reason = checkHaircuts(haircuts);
        if (reason == ReasonCode.NULL_VAL) {
            reason = checkPriceSource(definition.assetId(), exponent, priceInstrumentId);
        }
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        if (!book.assets.containsKey(definition.assetId()) && book.assets.size() >= capacity.assets()) {
            return Outcome.refused(ReasonCode.ASSETS_FULL);
        }
        book.assets.put(
            definition.assetId(), new Asset(definition.assetId(), exponent, priceInstrumentId, haircuts, cause));
        if (book.referenceAssetId == null) {
            book.referenceAssetId = definition.assetId();
        }
        return Outcome.everybody();
    }

    Outcome instrument(final DefineInstrumentDecoder definition) {
        if (definition.instrumentId() < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (book.instruments.containsKey(definition.instrumentId())) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        if (!book.assets.containsKey(definition.settlementAssetId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        if (!hasSizes(definition) || !hasKind(definition)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final Integer baseAssetId = baseAssetId(definition);
        if (baseAssetId != null && !book.assets.containsKey(baseAssetId)) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        final Terms terms = terms(definition, baseAssetId);
        if (baseAssetId != null
            && (baseAssetId == terms.settlementAssetId() || terms.baseUnit().remainder(BigDecimal.ONE).signum() != 0)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final Instrument instrument = new Instrument(terms);
        if (!instrument.bounds().leavesRoom()) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (book.instruments.size() >= capacity.instruments()) {
            return Outcome.refused(ReasonCode.INSTRUMENTS_FULL);
        }
        book.instruments.put(instrument.id, instrument);
        return Outcome.nobody();
    }

    Outcome tiers(final DefineTiersDecoder definition, final Cause cause) {
        final Instrument instrument = book.instruments.get(definition.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (instrument.isSpot() || instrument.isOption()) {
            return Outcome.refused(ReasonCode.NOT_MARGINED);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final List<MarginTier> tiers = new ArrayList<>();
        definition.tiers().forEach(tier -> tiers.add(new MarginTier(
            BigDecimal.valueOf(tier.floor()),
            Input.billionths(tier.maintenanceRate()),
            BigDecimal.valueOf(tier.amount()),
            Input.billionths(tier.initialRate()))));
        final ReasonCode reason = checkTiers(tiers, instrument.largestFactors());
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final List<MarginTier> before = instrument.tiers();
        final Cause causeBefore = instrument.tiersCause();
        instrument.tiers(tiers, cause);
        if (!AccountBounds.holdForHoldersOf(book, instrument)) {
            instrument.tiers(before, causeBefore);
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        return Outcome.everybody();
    }

    private ReasonCode checkHaircuts(final List<HaircutTier> haircuts) {
        if (haircuts.size() > capacity.tiers()) {
            return ReasonCode.TIERS_FULL;
        }
        for (final HaircutTier tier : haircuts) {
            if (tier.haircut().signum() < 0 || tier.haircut().compareTo(BigDecimal.ONE) > 0) {
                return ReasonCode.INVALID_DEFINITION;
            }
        }
        if (!haircuts.isEmpty() && haircuts.get(0).floor().signum() != 0) {
            return ReasonCode.TIERS_NOT_ORDERED;
        }
        for (int i = 1; i < haircuts.size(); i++) {
            if (haircuts.get(i).floor().compareTo(haircuts.get(i - 1).floor()) <= 0
                || haircuts.get(i).haircut().compareTo(haircuts.get(i - 1).haircut()) < 0) {
                return ReasonCode.TIERS_NOT_ORDERED;
            }
        }
        return ReasonCode.NULL_VAL;
    }

    private ReasonCode checkPriceSource(final int assetId, final int exponent, final Integer priceInstrumentId) {
        if (priceInstrumentId != null) {
            final Instrument source = book.instruments.get(priceInstrumentId);
            if (source == null) {
                return ReasonCode.UNKNOWN_INSTRUMENT;
            }
            final boolean fitting = !source.isOption() && (source.inverse
                ? source.settlementAssetId == assetId : book.isReference(source.settlementAssetId));
            if (book.isReference(assetId) || !fitting) {
                return ReasonCode.INVALID_DEFINITION;
            }
        }
        final Asset known = book.assets.get(assetId);
        if (known != null
            && (known.exponent() != exponent
            || known.priceInstrumentId() != null && !known.priceInstrumentId().equals(priceInstrumentId))) {
            return ReasonCode.ALREADY_DEFINED;
        }
        return ReasonCode.NULL_VAL;
    }

    private ReasonCode checkTiers(final List<MarginTier> tiers, final LargestFactors largestFactors) {
        if (tiers.isEmpty()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (tiers.size() > capacity.tiers()) {
            return ReasonCode.TIERS_FULL;
        }
        for (final MarginTier tier : tiers) {
            if (tier.maintenanceRate().signum() < 0
                || tier.initialRate().compareTo(HIGHEST_RATE) > 0
                || tier.initialRate().compareTo(tier.maintenanceRate()) < 0) {
                return ReasonCode.INVALID_DEFINITION;
            }
        }
        if (!largestFactors.allow(tiers)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (tiers.get(0).floor().signum() != 0 || tiers.get(0).amount().signum() != 0) {
            return ReasonCode.TIERS_NOT_ORDERED;
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).floor().compareTo(tiers.get(i - 1).floor()) <= 0
                || tiers.get(i).maintenanceRate().compareTo(tiers.get(i - 1).maintenanceRate()) < 0) {
                return ReasonCode.TIERS_NOT_ORDERED;
            }
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (!isContinuous(tiers.get(i - 1), tiers.get(i))) {
                return ReasonCode.TIERS_NOT_CONTINUOUS;
            }
        }
        return ReasonCode.NULL_VAL;
    }

    private static boolean isContinuous(final MarginTier before, final MarginTier tier) {
        final BigDecimal amount = before.amount()
            .add(tier.maintenanceRate().subtract(before.maintenanceRate()).multiply(tier.floor()))
            .setScale(0, RoundingMode.FLOOR);
        return tier.amount().compareTo(amount) == 0;
    }

    private static boolean hasSizes(final DefineInstrumentDecoder definition) {
        return Sizes.isPositive(definition.tickSize())
            && Sizes.isPositive(definition.lotSize())
            && Sizes.isPositive(definition.multiplier())
            && definition.maximumPrice() > 0
            && definition.maximumPrice() % definition.tickSize().mantissa() == 0;
    }

    private static boolean hasKind(final DefineInstrumentDecoder definition) {
        final int type = definition.instrumentTypeRaw();
        final int state = definition.stateRaw();
        final int inverse = definition.inverseRaw();
        final boolean spot = type == InstrumentType.SPOT.value();
        final boolean future = type == InstrumentType.FUTURE.value();
        final boolean expires = definition.expiryTimeNs() != DefineInstrumentDecoder.expiryTimeNsNullValue();
        return (state == InstrumentState.ANNOUNCED.value() || state == InstrumentState.TRADING.value())
            && (inverse == BooleanType.TRUE.value() || inverse == BooleanType.FALSE.value())
            && (spot || future || type == InstrumentType.PERPETUAL.value())
            && future == expires
            && !(spot && inverse == BooleanType.TRUE.value())
            && spot == (baseAssetId(definition) != null);
    }

    private static Integer baseAssetId(final DefineInstrumentDecoder definition) {
        return definition.baseAssetId() == DefineInstrumentDecoder.baseAssetIdNullValue()
            ? null : definition.baseAssetId();
    }

    /** Rule 1, unit. */
    private Terms terms(final DefineInstrumentDecoder definition, final Integer baseAssetId) {
        final BigDecimal tickSize = Sizes.exact(definition.tickSize());
        final BigDecimal lot = Sizes.exact(definition.lotSize()).multiply(Sizes.exact(definition.multiplier()));
        final boolean inverse = definition.inverse() == BooleanType.TRUE;
        final BigDecimal settled = book.inMinorUnits(lot, definition.settlementAssetId());
        return new Terms(
            definition.instrumentId(),
            definition.instrumentType(),
            inverse,
            definition.settlementAssetId(),
            baseAssetId,
            definition.tickSize().mantissa(),
            tickSize,
            definition.maximumPrice(),
            lot,
            inverse ? Quotient.of(settled, tickSize) : Quotient.of(settled.multiply(tickSize)),
            baseAssetId == null ? null : book.inMinorUnits(lot, baseAssetId),
            definition.state());
    }
}
