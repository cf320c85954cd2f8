package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and units of assets and instruments, as the journal's own definitions have them. */
public final class JournalNames implements RecordHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineAssetDecoder asset = new DefineAssetDecoder();
    private final DefineInstrumentDecoder instrument = new DefineInstrumentDecoder();
    private final Map<Integer, Asset> assets = new HashMap<>();
    private final Map<Integer, Instrument> instruments = new HashMap<>();

    /** What a definition said first; it never changes. */
    private record Asset(String symbol, int exponent) {
    }

    /** What a definition said first; it never changes. */
    private record Instrument(String symbol, int priceExponent, int settlementAssetId) {
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT || record.messageLength() < MessageHeaderDecoder.ENCODED_LENGTH) {
            return;
        }
        header.wrap(record.buffer(), record.messageOffset());
        final int body = record.messageLength() - MessageHeaderDecoder.ENCODED_LENGTH;
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        if (header.templateId() == DefineAssetDecoder.TEMPLATE_ID && body >= DefineAssetDecoder.BLOCK_LENGTH) {
            asset.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            assets.putIfAbsent(asset.assetId(), new Asset(asset.symbol(), asset.exponent()));
        } else if (header.templateId() == DefineInstrumentDecoder.TEMPLATE_ID
            && body >= DefineInstrumentDecoder.BLOCK_LENGTH) {
            instrument.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            instruments.putIfAbsent(instrument.instrumentId(),
                new Instrument(
                    instrument.symbol(), instrument.tickSize().exponent(), instrument.settlementAssetId()));
        }
    }

    /** An amount of an asset in its unit, without its name. */
    String amount(final int assetId, final BigDecimal minorUnits) {
        final Asset known = assets.get(assetId);
        return plain(minorUnits.scaleByPowerOfTen(known == null ? 0 : known.exponent));
    }

    /** An amount of an asset with the asset's name. */
    String money(final int assetId, final BigDecimal minorUnits) {
        return amount(assetId, minorUnits) + " " + asset(assetId);
    }

    String asset(final int assetId) {
        final Asset known = assets.get(assetId);
        return known == null ? "minor units of asset " + assetId : known.symbol;
    }

    String instrument(final int instrumentId) {
        final Instrument known = instruments.get(instrumentId);
        return known == null ? "instrument " + instrumentId : known.symbol;
    }

    /** Id, symbol and exponent of an asset for JSON; the last two null if it is not defined. */
    Map<String, Object> assetFields(final int assetId) {
        final Asset known = assets.get(assetId);
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", assetId);
        fields.put("symbol", known == null ? null : known.symbol);
        fields.put("exponent", known == null ? null : known.exponent);
        return fields;
    }

    /** Id and symbol of an instrument for JSON; the last one null if it is not defined. */
    Map<String, Object> instrumentFields(final int instrumentId) {
        final Instrument known = instruments.get(instrumentId);
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", instrumentId);
        fields.put("symbol", known == null ? null : known.symbol);
        return fields;
    }

    /** An amount in the asset that an instrument settles in, with its name. */
    String settled(final int instrumentId, final BigDecimal minorUnits) {
        final Instrument known = instruments.get(instrumentId);
        return known == null ? plain(minorUnits) + " minor units" : money(known.settlementAssetId, minorUnits);
    }

    String price(final int instrumentId, final long mantissa) {
        final Instrument known = instruments.get(instrumentId);
        return plain(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(known == null ? 0 : known.priceExponent));
    }

    static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
