package io.plimsoll.transport.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.chain.RecordChain;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the margin calls of a journal. */
public final class CallList implements RecordHandler {
    private static final int DOCUMENT_LIMIT = 256;
    private static final String TABLE_LINE = "%-10s %-30s %-10s %-12s %-12s %18s %18s %18s %s%n";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final ObjectMapper json = new ObjectMapper();
    private final CallFilter filter;
    private final CallFormat format;
    private final PrintWriter out;
    private JournalNames names;
    private long printed;

    /**
     * A list to be printed.
     *
     * @param filter which calls
     * @param format how
     * @param out    where to
     */
    public CallList(final CallFilter filter, final CallFormat format, final PrintWriter out) {
        this.filter = filter;
        this.format = format;
        this.out = out;
    }

    /**
     * Reads a journal and prints.
     *
     * @param journal its directory
     * @return calls printed
     */
    public long print(final Path journal) {
        if (format == CallFormat.TABLE) {
            out.printf(TABLE_LINE,
                "call", "time", "account", "from", "to", "equity", "maintenance", "shortfall", "asset");
        }
        names = JournalNames.of(journal);
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.poll(this, DOCUMENT_LIMIT) > 0) {
                out.flush();
            }
        }
        return printed;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        names.onRecord(record);
        if (record.kind() == RecordKind.OUTPUT
            && header.wrap(record.buffer(), record.messageOffset()).templateId() == MarginCallDecoder.TEMPLATE_ID) {
            call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            if (filter.takes(call)) {
                print();
            }
        }
    }

    private void print() {
        switch (format) {
            case TABLE -> printRow();
            case CSV -> printCsv(fields());
            default -> printJson(fields());
        }
        printed++;
    }

    private void printRow() {
        final int asset = call.valuationAssetId();
        out.printf(TABLE_LINE, call.callId(), Instant.ofEpochSecond(0, call.timeNs()), call.accountId(),
            call.levelFrom(), call.levelTo(), amount(call.equity()), amount(call.maintenanceRequirement()),
            amount(call.shortfall()), names.asset(asset));
    }

    private void printCsv(final Map<String, Object> fields) {
        if (printed == 0) {
            out.println(String.join(",", fields.keySet()));
        }
        out.println(String.join(",", fields.values().stream().map(CallList::quoted).toList()));
    }

    private static String quoted(final Object value) {
        final String text = value == null ? "" : value.toString();
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private void printJson(final Map<String, Object> fields) {
        try {
            out.println(json.writeValueAsString(fields));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers can always be written", e);
        }
    }

    private Map<String, Object> fields() {
        final boolean byPrice = call.priceInstrumentId() != MarginCallDecoder.priceInstrumentIdNullValue();
        final byte[] head = new byte[RecordChain.HEAD_LENGTH];
        call.getSealedHead(head, 0, head.length);
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("call", call.callId());
        fields.put("sequence", call.causeSequence());
        fields.put("time", Instant.ofEpochSecond(0, call.timeNs()).toString());
        fields.put("account", call.accountId());
        fields.put("owner", call.owner());
        fields.put("from", call.levelFrom().toString());
        fields.put("to", call.levelTo().toString());
        fields.put("asset", names.asset(call.valuationAssetId()));
        fields.put("equity", amount(call.equity()));
        fields.put("equityWithoutHaircuts", amount(call.equityWithoutHaircuts()));
        fields.put("maintenance", amount(call.maintenanceRequirement()));
        fields.put("initial", amount(call.initialRequirement()));
        fields.put("shortfall", amount(call.shortfall()));
        fields.put("instrument", byPrice ? names.instrument(call.priceInstrumentId()) : null);
        fields.put("mark", byPrice ? names.price(call.priceInstrumentId(), call.mark()) : null);
        fields.put("unreconciled", call.unreconciled() == BooleanType.TRUE);
        fields.put("sealedRecords", call.sealedRecords());
        fields.put("sealedHead", HexFormat.of().formatHex(head));
        return fields;
    }

    private String amount(final long minorUnits) {
        return names.amount(call.valuationAssetId(), BigDecimal.valueOf(minorUnits));
    }
}
