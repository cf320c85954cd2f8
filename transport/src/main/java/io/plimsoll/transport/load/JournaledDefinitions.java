package io.plimsoll.transport.load;

import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.scenario.AssetTerms;
import io.plimsoll.transport.scenario.InstrumentTerms;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * The assets and instruments that a service has, from its journal. Messages name them by id alone: if a file has other
 * ones under the same ids, prices and positions would silently go to the wrong ones.
 */
public final class JournaledDefinitions implements RecordHandler {
    /** What to do if definitions come from a file. */
    public static final String GIVE_THE_SAME_FILE = "ids are the order in the file: give the file that the service was"
        + " given (load FILE, tick --definitions FILE), with new ones at its end";

    private static final int DOCUMENTS = 1_024;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineAssetDecoder asset = new DefineAssetDecoder();
    private final DefineInstrumentDecoder instrument = new DefineInstrumentDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final Map<Long, Definition> bySequence = new LinkedHashMap<>();

    /** Either an asset or an instrument. */
    private record Definition(int id, AssetTerms asset, InstrumentTerms instrument) {
    }

    private JournaledDefinitions() {
    }

    /**
     * Makes sure that what a market calls by an id is, as far as the service has the id, what the service calls so.
     * Reads the journal until it has met all that the market has, or to its end.
     *
     * @param journal of the service; it may be in use
     * @param market  to compare
     * @param advice  what to do if it is not so
     * @throws ScenarioException naming the first asset or instrument that is another one
     */
    public static void requireSame(final Path journal, final Market market, final String advice) {
        final List<AssetTerms> assets = market.assetTerms();
        final List<InstrumentTerms> instruments = market.instrumentTerms();
        final JournaledDefinitions definitions = new JournaledDefinitions();
        try (JournalReader reader = JournalReader.open(journal)) {
            boolean isComplete = false;
            boolean isSettled = false; // a refusal follows the definition it is about, at the next poll at the latest
            while (!isSettled && reader.poll(definitions, DOCUMENTS) > 0) {
                isSettled = isComplete;
                isComplete = definitions.assets().size() >= assets.size()
                    && definitions.instruments().size() >= instruments.size();
            }
        }
        requireSame("asset", assets, definitions.assets(), advice);
        requireSame("instrument", instruments, definitions.instruments(), advice);
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT && record.kind() != RecordKind.OUTPUT
            || record.messageLength() < MessageHeaderDecoder.ENCODED_LENGTH) {
            return;
        }
        final DirectBuffer buffer = record.buffer();
        final int offset = record.messageOffset();
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        final int templateId = header.templateId();
        final int bodyLength = record.messageLength() - MessageHeaderDecoder.ENCODED_LENGTH;
        if (record.kind() == RecordKind.OUTPUT) {
            if (templateId == RejectionDecoder.TEMPLATE_ID) {
                bySequence.remove(rejection.wrapAndApplyHeader(buffer, offset, header).causeSequence());
            }
        } else if (templateId == DefineAssetDecoder.TEMPLATE_ID && bodyLength >= DefineAssetDecoder.BLOCK_LENGTH) {
            asset.wrapAndApplyHeader(buffer, offset, header);
            bySequence.put(record.sequence(), new Definition(asset.assetId(), AssetTerms.of(asset), null));
        } else if (templateId == DefineInstrumentDecoder.TEMPLATE_ID
            && bodyLength >= DefineInstrumentDecoder.BLOCK_LENGTH) {
            instrument.wrapAndApplyHeader(buffer, offset, header);
            bySequence.put(record.sequence(),
                new Definition(instrument.instrumentId(), null, InstrumentTerms.of(instrument)));
        }
    }

    private Map<Integer, AssetTerms> assets() {
        final Map<Integer, AssetTerms> assets = new HashMap<>();
        for (final Definition definition : bySequence.values()) {
            if (definition.asset != null) {
                assets.merge(definition.id, definition.asset, AssetTerms::redefinedAs);
            }
        }
        return assets;
    }

    private Map<Integer, InstrumentTerms> instruments() {
        final Map<Integer, InstrumentTerms> instruments = new HashMap<>();
        for (final Definition definition : bySequence.values()) {
            if (definition.instrument != null) {
                instruments.putIfAbsent(definition.id, definition.instrument);
            }
        }
        return instruments;
    }

    private static <T> void requireSame(
        final String kind, final List<T> here, final Map<Integer, T> there, final String advice) {
        for (int id = 0; id < here.size(); id++) {
            final T terms = there.get(id);
            if (terms != null && !terms.equals(here.get(id))) {
                throw new ScenarioException(kind + " " + id + " is " + here.get(id) + " in the definitions given, but "
                    + terms + " in the service, where it stays; " + advice);
            }
        }
    }
}
