package io.plimsoll.transport.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.CallExplanation;
import io.plimsoll.journal.audit.Quotient;
import io.plimsoll.journal.chain.RecordChain;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints why a call was made, or what an account looked like. */
public final class Explanation {
    private final ObjectMapper json = new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
        .registerModule(new SimpleModule().addSerializer(Quotient.class, ToStringSerializer.instance));
    private final Path journal;
    private final boolean asJson;
    private final PrintWriter out;

    /**
     * What is printed of one journal.
     *
     * @param journal its directory
     * @param asJson  as JSON, amounts in minor units; otherwise as text
     * @param out     where to
     */
    public Explanation(final Path journal, final boolean asJson, final PrintWriter out) {
        this.journal = journal;
        this.asJson = asJson;
        this.out = out;
    }

    /**
     * Prints why a call was made.
     *
     * @param explanation of the call
     */
    public void print(final CallExplanation explanation) {
        final MarginCallDecoder call = explanation.call();
        final JournalInput cause = JournalInput.find(journal, call.causeSequence());
        if (asJson) {
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("call", call.callId());
            fields.put("sequence", call.causeSequence());
            fields.put("record", cause.number());
            fields.put("time", Instant.ofEpochSecond(0, call.timeNs()).toString());
            fields.put("cause", cause.text());
            fields.put("account", explanation.account());
            fields.put("differences", explanation.differences());
            fields.put("sealedRecords", call.sealedRecords());
            fields.put("sealedHead", head(call));
            printJson(fields);
            return;
        }
        out.println("Margin call " + call.callId() + ": account " + call.accountId() + " " + call.levelFrom()
            + " -> " + call.levelTo() + " at " + Instant.ofEpochSecond(0, call.timeNs()) + ", shortfall "
            + cause.names().money(call.valuationAssetId(), BigDecimal.valueOf(call.shortfall())));
        out.println("caused by input " + call.causeSequence() + ", record " + cause.number() + " of the journal:");
        out.println("  " + cause.text());
        out.println();
        new BreakdownText(cause.names(), out).print(explanation.account());
        out.println();
        out.println("Evidence");
        out.println(call.sealedRecords() == 0 ? "  the journal was not sealed yet"
            : "  sealed before the call: the first " + call.sealedRecords() + " records, head " + head(call));
        if (explanation.differences().isEmpty()) {
            out.println("  the call in the journal says the same in every field");
        } else {
            out.println("  THE CALL IN THE JOURNAL IS NOT WHAT FOLLOWS:");
            explanation.differences().forEach(difference -> out.println("  " + difference));
        }
        out.flush();
    }

    /**
     * Prints what an account looked like.
     *
     * @param sequence of the input after which it did
     * @param account  the account
     */
    public void print(final long sequence, final AccountBreakdown account) {
        final JournalInput after = JournalInput.find(journal, sequence);
        if (asJson) {
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("sequence", sequence);
            fields.put("after", after.text());
            fields.put("account", account);
            printJson(fields);
            return;
        }
        out.println("After input " + sequence + ":");
        out.println("  " + (after.text().isEmpty() ? "the journal does not reach that far" : after.text()));
        out.println();
        new BreakdownText(after.names(), out).print(account);
        out.flush();
    }

    private void printJson(final Map<String, Object> fields) {
        try {
            out.println(json.writeValueAsString(fields));
            out.flush();
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    private static String head(final MarginCallDecoder call) {
        final byte[] head = new byte[RecordChain.HEAD_LENGTH];
        call.getSealedHead(head, 0, head.length);
        return HexFormat.of().formatHex(head);
    }
}
