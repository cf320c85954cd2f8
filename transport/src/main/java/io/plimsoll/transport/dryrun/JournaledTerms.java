package io.plimsoll.transport.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.audit.JournalBeginning;
import io.plimsoll.transport.explain.JournalNames;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ParameterMessages;
import io.plimsoll.transport.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Names, units and ids that a journal has: what a file of messages calls by name, and whom to ask for a report. All of
 * the journal is read; nothing but definitions is looked at.
 */
final class JournaledTerms implements RecordHandler {
    private static final int DOCUMENTS = 1_024;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineAssetDecoder asset = new DefineAssetDecoder();
    private final DefineAccountDecoder account = new DefineAccountDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    /** By asset, and for each by the sequence of the definition that named it. */
    private final SortedMap<Integer, SortedMap<Long, Integer>> priceSources = new TreeMap<>();
    private final SortedSet<Long> accounts;
    private final JournalNames names;
    private long lastSequence;

    private JournaledTerms(final Path journal) {
        names = JournalNames.of(journal);
        final JournalBeginning beginning = JournalBeginning.of(journal);
        accounts = beginning.accounts();
        beginning.priceSources().forEach((id, source) -> sources(id).put(0L, source));
    }

    /**
     * Reads a journal to its present end.
     *
     * @param journal its directory
     * @return what it defines
     * @throws io.plimsoll.journal.JournalException if there is none, or its beginning was pruned and cannot be had
     */
    static JournaledTerms of(final Path journal) {
        final JournaledTerms terms = new JournaledTerms(journal);
        try (JournalReader reader = JournalReader.open(journal)) {
            int documents;
            do {
                documents = reader.poll(terms, DOCUMENTS);
            } while (documents > 0);
        }
        return terms;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        names.onRecord(record);
        final int length = record.messageLength() - MessageHeaderDecoder.ENCODED_LENGTH;
        if (record.kind() == RecordKind.INPUT) {
            lastSequence = record.sequence();
        }
        if (length < 0 || header.wrap(record.buffer(), record.messageOffset()).schemaId()
            != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        if (record.kind() == RecordKind.INPUT) {
            onInput(record, length);
        } else if (record.kind() == RecordKind.OUTPUT && header.templateId() == RejectionDecoder.TEMPLATE_ID) {
            rejection.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            priceSources.values().forEach(sources -> sources.remove(rejection.causeSequence()));
        }
    }

    private void onInput(final JournalRecord record, final int length) {
        if (header.templateId() == DefineAssetDecoder.TEMPLATE_ID && length >= DefineAssetDecoder.BLOCK_LENGTH) {
            asset.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            if (asset.priceInstrumentId() != DefineAssetDecoder.priceInstrumentIdNullValue()) {
                sources(asset.assetId()).put(record.sequence(), asset.priceInstrumentId());
            }
        } else if (header.templateId() == DefineAccountDecoder.TEMPLATE_ID
            && length >= DefineAccountDecoder.BLOCK_LENGTH) {
            accounts.add(account.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header).accountId());
        }
    }

    /** Every account that there may be; definitions that were refused are among them. */
    SortedSet<Long> accounts() {
        return accounts;
    }

    /** Sequence of the last input read. */
    long lastSequence() {
        return lastSequence;
    }

    JournalNames names() {
        return names;
    }

    /** The instrument that a key names, by symbol or, as a number, by id. */
    int instrument(final Fields fields, final String key) {
        final JsonNode value = fields.required(key);
        if (value.isNumber()) {
            final int id = (int) fields.integer(key, 0, Integer.MAX_VALUE);
            return required(fields, key, names.knowsInstrument(id) ? List.of(id) : List.of());
        }
        return required(fields, key, names.instrumentsNamed(fields.text(key)));
    }

    /** The same for a key that need not be there. */
    int instrumentOr(final Fields fields, final String key, final int otherwise) {
        return fields.has(key) ? instrument(fields, key) : otherwise;
    }

    /** The asset that a key names, by symbol or, as a number, by id. */
    ParameterMessages.AssetName asset(final Fields fields, final String key) {
        final boolean isId = fields.required(key).isNumber();
        final int given = isId ? (int) fields.integer(key, 0, Integer.MAX_VALUE) : 0;
        final List<Integer> known = isId
            ? (names.knowsAsset(given) ? List.of(given) : List.of()) : names.assetsNamed(fields.text(key));
        if (known.isEmpty()) {
            throw new ScenarioException(fields.item() + ": the journal has no asset " + fields.required(key)
                + "; it has " + String.join(", ", names.assetSymbols()));
        }
        final int id = required(fields, key, known);
        final String symbol = names.asset(id);
        return new ParameterMessages.AssetName(id, symbol.length() > 24 ? "" : symbol, names.assetExponent(id));
    }

    /** The instrument that prices an asset, or null: it is said again with every definition of the asset. */
    Integer priceSource(final int assetId) {
        final SortedMap<Long, Integer> sources = sources(assetId);
        return sources.isEmpty() ? null : sources.get(sources.firstKey());
    }

    private SortedMap<Long, Integer> sources(final int assetId) {
        return priceSources.computeIfAbsent(assetId, id -> new TreeMap<>());
    }

    private static int required(final Fields fields, final String key, final List<Integer> ids) {
        if (ids.isEmpty()) {
            throw new ScenarioException(fields.item() + ": the journal has no " + key + " " + fields.required(key)
                + "; write a name as the journal defines it, or the id as a number");
        }
        if (ids.size() > 1) {
            throw new ScenarioException(fields.item() + ": the journal has several of the name " + fields.required(key)
                + ", with the ids " + ids + "; give the id as a number in place of the name");
        }
        return ids.get(0);
    }
}
