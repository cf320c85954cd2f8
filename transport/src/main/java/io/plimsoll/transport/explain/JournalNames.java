package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.audit.JournalUnits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names and units of assets and instruments, as the journal's own definitions have them; if its beginning was pruned,
 * units as the snapshot has them with which it begins. Definitions that were pruned leave no names but the ids.
 */
public final class JournalNames implements RecordHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineAssetDecoder asset = new DefineAssetDecoder();
    private final DefineOptionDecoder option = new DefineOptionDecoder();
    private final DefineInstrumentDecoder instrument = new DefineInstrumentDecoder();
    private final Map<Integer, Asset> assets = new HashMap<>();
    private final Map<Integer, Instrument> instruments = new HashMap<>();

    /** What a definition said first; it never changes. Without symbol, null, if a snapshot said it. */
    private record Asset(String symbol, int exponent) {
        Asset namedBy(final Asset definition) {
            return symbol == null && exponent == definition.exponent ? definition : this;
        }
    }

    /** What a definition said first; it never changes. Without symbol, null, if a snapshot said it. */
    private record Instrument(String symbol, int priceExponent, int settlementAssetId) {
        Instrument namedBy(final Instrument definition) {
            return symbol == null && priceExponent == definition.priceExponent ? definition : this;
        }
    }

    private JournalNames() {
    }

    /**
     * What is known where a journal begins; what its records define is added as they are handed over.
     *
     * @param journal its directory
     * @return the names
     * @throws JournalException if there is no journal, or its beginning was pruned and there is no snapshot
     */
    public static JournalNames of(final Path journal) {
        final JournalNames names = new JournalNames();
        final JournalUnits units = JournalUnits.of(journal);
        units.assetExponents().forEach((id, exponent) -> names.assets.put(id, new Asset(null, exponent)));
        units.priceExponents().forEach((id, exponent) -> names.instruments.put(
            id, new Instrument(null, exponent, units.settlementAssets().get(id))));
        return names;
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
            assets.merge(asset.assetId(), new Asset(asset.symbol(), asset.exponent()), Asset::namedBy);
        } else if (header.templateId() == DefineInstrumentDecoder.TEMPLATE_ID
            && body >= DefineInstrumentDecoder.BLOCK_LENGTH) {
            instrument.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            instruments.merge(instrument.instrumentId(), new Instrument(instrument.symbol(),
                instrument.tickSize().exponent(), instrument.settlementAssetId()), Instrument::namedBy);
        } else if (header.templateId() == DefineOptionDecoder.TEMPLATE_ID
            && body >= DefineOptionDecoder.BLOCK_LENGTH) {
            option.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            defineOption();
        }
    }

    /** It settles in its underlying's settlement asset, unless it names another. */
    private void defineOption() {
        final Instrument underlying = instruments.get(option.underlyingInstrumentId());
        if (underlying != null) {
            final boolean names = option.settlementAssetId() != DefineOptionDecoder.settlementAssetIdNullValue();
            instruments.merge(option.instrumentId(), new Instrument(option.symbol(), option.tickSize().exponent(),
                names ? option.settlementAssetId() : underlying.settlementAssetId), Instrument::namedBy);
        }
    }

    /**
     * The assets with a name; a definition that was refused counts as well.
     *
     * @param symbol of an asset
     * @return their ids, rising
     */
    public List<Integer> assetsNamed(final String symbol) {
        return assets.entrySet().stream()
            .filter(known -> symbol.equals(known.getValue().symbol)).map(Map.Entry::getKey).sorted().toList();
    }

    /**
     * The instruments with a name; a definition that was refused counts as well.
     *
     * @param symbol of an instrument
     * @return their ids, rising
     */
    public List<Integer> instrumentsNamed(final String symbol) {
        return instruments.entrySet().stream()
            .filter(known -> symbol.equals(known.getValue().symbol)).map(Map.Entry::getKey).sorted().toList();
    }

    /**
     * Names of all assets that have one.
     *
     * @return in alphabetical order
     */
    public SortedSet<String> assetSymbols() {
        return assets.values().stream().map(Asset::symbol).filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A minor unit of an asset is 10 to this.
     *
     * @param assetId of the asset
     * @return the exponent
     * @throws JournalException if it is not defined
     */
    public int assetExponent(final int assetId) {
        return knownAsset(assetId).exponent;
    }

    /**
     * The asset in which an instrument settles.
     *
     * @param instrumentId of the instrument
     * @return the asset's id
     * @throws JournalException if it is not defined
     */
    public int settlementAsset(final int instrumentId) {
        return knownInstrument(instrumentId).settlementAssetId;
    }

    /**
     * Whether there is an asset.
     *
     * @param assetId of the asset
     * @return true if so
     */
    public boolean knowsAsset(final int assetId) {
        return assets.containsKey(assetId);
    }

    /**
     * Whether there is an instrument.
     *
     * @param instrumentId of the instrument
     * @return true if so
     */
    public boolean knowsInstrument(final int instrumentId) {
        return instruments.containsKey(instrumentId);
    }

    /** An amount of an asset in its unit, without its name. */
    String amount(final int assetId, final BigDecimal minorUnits) {
        return plain(minorUnits.scaleByPowerOfTen(knownAsset(assetId).exponent));
    }

    /** An amount of an asset with the asset's name. */
    String money(final int assetId, final BigDecimal minorUnits) {
        return amount(assetId, minorUnits) + " " + asset(assetId);
    }

    /**
     * An asset's name.
     *
     * @param assetId of the asset
     * @return its symbol, or what it is called by its id if that was pruned
     * @throws JournalException if it is not defined
     */
    public String asset(final int assetId) {
        final String symbol = knownAsset(assetId).symbol;
        return symbol == null ? "asset " + assetId : symbol;
    }

    /**
     * An instrument's name.
     *
     * @param instrumentId of the instrument
     * @return its symbol, or what it is called by its id if that was pruned
     * @throws JournalException if it is not defined
     */
    public String instrument(final int instrumentId) {
        final String symbol = knownInstrument(instrumentId).symbol;
        return symbol == null ? "instrument " + instrumentId : symbol;
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
        return money(knownInstrument(instrumentId).settlementAssetId, minorUnits);
    }

    String price(final int instrumentId, final long mantissa) {
        return plain(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(knownInstrument(instrumentId).priceExponent));
    }

    /** Without its unit an amount would be wrong by powers of ten. */
    private Asset knownAsset(final int assetId) {
        final Asset known = assets.get(assetId);
        if (known == null) {
            throw undefined("asset " + assetId);
        }
        return known;
    }

    private Instrument knownInstrument(final int instrumentId) {
        final Instrument known = instruments.get(instrumentId);
        if (known == null) {
            throw undefined("instrument " + instrumentId);
        }
        return known;
    }

    private static JournalException undefined(final String what) {
        return new JournalException("the journal does not define " + what
            + " before it is used: restore journal and snapshots from a copy, the pruned segments included");
    }

    static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
