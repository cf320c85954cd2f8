package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What an instrument is, without what may differ between two files that mean the same one: maximum price and tiers.
 *
 * @param symbol       name
 * @param type         as on the wire
 * @param isInverse    as on the wire
 * @param settlementId asset of profit and requirement
 * @param baseId       asset a buyer receives, or the message's null
 * @param expiryTimeNs or the message's null
 * @param tickSize     without trailing zeros, as the next two
 * @param lotSize      of quantities
 * @param multiplier   value of a quantity of one at a price of one
 */
public record InstrumentTerms(
    String symbol,
    short type,
    boolean isInverse,
    int settlementId,
    int baseId,
    long expiryTimeNs,
    BigDecimal tickSize,
    BigDecimal lotSize,
    BigDecimal multiplier) {

    /**
     * Of an instrument as it was written.
     *
     * @param contract to describe
     * @param market   it belongs to
     * @return its terms
     */
    public static InstrumentTerms of(final Contract contract, final Market market) {
        final Scenario.Instrument written = contract.instrument();
        return new InstrumentTerms(
            written.symbol(),
            written.type().value(),
            written.inverse(),
            contract.settlementId(),
            written.base() == null
                ? DefineInstrumentDecoder.baseAssetIdNullValue() : market.asset(written.symbol(), written.base()).id(),
            written.expiry() == null
                ? DefineInstrumentDecoder.expiryTimeNsNullValue()
                : TimeUnit.MILLISECONDS.toNanos(written.expiry().toEpochMilli()),
            written.tickSize().stripTrailingZeros(),
            written.lotSize().stripTrailingZeros(),
            written.multiplier().stripTrailingZeros());
    }

    /**
     * Of an instrument as it was sent.
     *
     * @param message that defines it, whole but perhaps with values that make no sense
     * @return its terms
     */
    public static InstrumentTerms of(final DefineInstrumentDecoder message) {
        return new InstrumentTerms(
            message.symbol(),
            message.instrumentTypeRaw(),
            message.inverseRaw() == BooleanType.TRUE.value(),
            message.settlementAssetId(),
            message.baseAssetId(),
            message.expiryTimeNs(),
            decimal(message.tickSize()),
            decimal(message.lotSize()),
            decimal(message.multiplier()));
    }

    /** In words, for people; of terms that the engine has accepted. */
    @Override
    public String toString() {
        return symbol + " (" + (isInverse ? "inverse " : "") + InstrumentType.get(type)
            + (expiryTimeNs == DefineInstrumentDecoder.expiryTimeNsNullValue()
                ? "" : " of " + Instant.ofEpochSecond(0, expiryTimeNs))
            + (baseId == DefineInstrumentDecoder.baseAssetIdNullValue() ? "" : " of asset " + baseId)
            + " settled in asset " + settlementId
            + ", tick size " + tickSize.toPlainString()
            + ", lot size " + lotSize.toPlainString()
            + ", multiplier " + multiplier.toPlainString() + ")";
    }

    private static BigDecimal decimal(final DecimalSizeDecoder size) {
        return BigDecimal.valueOf(size.mantissa(), -size.exponent()).stripTrailingZeros();
    }
}
