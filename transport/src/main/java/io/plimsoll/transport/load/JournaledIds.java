package io.plimsoll.transport.load;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Which ids a service was ever told, taken or refused, from its journal: those behind them are free. */
public final class JournaledIds implements RecordHandler {
    private static final int DOCUMENTS = 1_024;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineInstrumentDecoder instrument = new DefineInstrumentDecoder();
    private final DefineOptionDecoder option = new DefineOptionDecoder();
    private final DefineAccountDecoder account = new DefineAccountDecoder();
    private final Map<Integer, Long> maximumPrices = new HashMap<>();
    private EngineConfiguration configuration;
    private int nextInstrument;
    private long nextAccount = 1;

    private JournaledIds() {
    }

    /**
     * Reads a journal to its present end.
     *
     * @param journal of the service; it may be in use
     * @return the ids
     * @throws ScenarioException if its beginning was pruned: nobody knows then which ids were there
     */
    public static JournaledIds of(final Path journal) {
        final JournaledIds ids = new JournaledIds();
        try (JournalReader reader = JournalReader.open(journal)) {
            if (!reader.isAtBeginning()) {
                throw new ScenarioException("the beginning of the journal in " + journal + " was pruned, so it does not"
                    + " tell which ids are free; use a service with a new journal");
            }
            while (reader.poll(ids, DOCUMENTS) > 0) {
                Thread.onSpinWait();
            }
        }
        return ids;
    }

    /**
     * With what the service was begun.
     *
     * @return rules and capacities
     */
    public EngineConfiguration configuration() {
        return configuration;
    }

    /**
     * The first free id of an instrument.
     *
     * @return 0 or more
     */
    public int nextInstrument() {
        return nextInstrument;
    }

    /**
     * The first free id of an account.
     *
     * @return 1 or more
     */
    public long nextAccount() {
        return nextAccount;
    }

    /**
     * The maximum price that an instrument was first defined with.
     *
     * @param instrumentId of it, not an option
     * @return on the wire; empty if there is no such instrument
     */
    public OptionalLong maximumPrice(final int instrumentId) {
        final Long price = maximumPrices.get(instrumentId);
        return price == null ? OptionalLong.empty() : OptionalLong.of(price);
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.CONFIGURATION) {
            configuration = EngineConfiguration.decode(record.buffer(), record.messageOffset());
        } else if (record.kind() == RecordKind.INPUT && record.messageLength() >= MessageHeaderDecoder.ENCODED_LENGTH) {
            header.wrap(record.buffer(), record.messageOffset());
            if (header.schemaId() == MessageHeaderDecoder.SCHEMA_ID) {
                read(record, record.messageLength() - MessageHeaderDecoder.ENCODED_LENGTH);
            }
        }
    }

    private void read(final JournalRecord record, final int body) {
        final int templateId = header.templateId();
        if (templateId == DefineInstrumentDecoder.TEMPLATE_ID && body >= DefineInstrumentDecoder.BLOCK_LENGTH) {
            instrument.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            maximumPrices.putIfAbsent(instrument.instrumentId(), instrument.maximumPrice());
            nextInstrument = Math.max(nextInstrument, instrument.instrumentId() + 1);
        } else if (templateId == DefineOptionDecoder.TEMPLATE_ID && body >= DefineOptionDecoder.BLOCK_LENGTH) {
            option.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            nextInstrument = Math.max(nextInstrument, option.instrumentId() + 1);
        } else if (templateId == DefineAccountDecoder.TEMPLATE_ID && body >= DefineAccountDecoder.BLOCK_LENGTH) {
            account.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            nextAccount = Math.max(nextAccount, account.accountId() + 1);
        }
    }
}
