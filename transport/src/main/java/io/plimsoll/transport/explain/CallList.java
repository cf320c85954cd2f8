package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Prints the margin calls of a journal. */
public final class CallList implements RecordHandler {
    private static final int DOCUMENT_LIMIT = 256;
    private static final String TABLE_LINE = "%-10s %-30s %-10s %-12s %-12s %18s %18s %18s %s%n";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final CallFilter filter;
    private final CallFormat format;
    private final PrintWriter out;
    private JournalNames names;
    private CallColumns columns;
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
        names = JournalNames.of(journal);
        columns = new CallColumns(names);
        if (format == CallFormat.TABLE) {
            out.printf(TABLE_LINE,
                "call", "time", "account", "from", "to", "equity", "maintenance", "shortfall", "asset");
        } else if (format == CallFormat.CSV) {
            out.println(csv(columns.names()));
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.poll(this, DOCUMENT_LIMIT) > 0) {
                out.flush();
            }
            reader.requireEnd();
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
            case CSV -> out.println(csv(columns.of(call).values()));
            default -> out.println(JsonText.oneLine(columns.of(call)));
        }
        printed++;
    }

    private void printRow() {
        out.printf(TABLE_LINE, call.callId(), Instant.ofEpochSecond(0, call.timeNs()), call.accountId(),
            call.levelFrom(), call.levelTo(), columns.amount(call, call.equity()),
            columns.amount(call, call.maintenanceRequirement()), columns.amount(call, call.shortfall()),
            names.asset(call.valuationAssetId()));
    }

    private static String csv(final Collection<?> values) {
        return values.stream().map(CallList::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(final Object value) {
        final String text = value == null ? "" : value.toString();
        return text.contains(",") || text.contains("\"") || text.contains("\n")
            ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
