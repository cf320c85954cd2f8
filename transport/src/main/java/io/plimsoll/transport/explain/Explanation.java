package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.CallExplanation;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints why a call was made, or what an account looked like. */
public final class Explanation {
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
        final JournalInput cause = JournalInput.find(journal, explanation.call().causeSequence());
        if (asJson) {
            out.println(JsonText.indented(fields(explanation, cause)));
        } else {
            printText(explanation, cause);
        }
        out.flush();
    }

    private static Map<String, Object> fields(final CallExplanation explanation, final JournalInput cause) {
        final MarginCallDecoder call = explanation.call();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("call", JsonText.whole(call.callId()));
        fields.put("sequence", JsonText.whole(call.causeSequence()));
        fields.put("record", JsonText.whole(cause.number()));
        fields.put("time", Instant.ofEpochSecond(0, call.timeNs()).toString());
        fields.put("cause", cause.fields().values());
        fields.put("account", new BreakdownJson(cause.names()).of(explanation.account()));
        fields.put("differences", explanation.differences());
        fields.put("sealedRecords", JsonText.whole(CallColumns.sealedRecords(call)));
        fields.put("sealedHead", CallColumns.sealedHead(call));
        return fields;
    }

    private void printText(final CallExplanation explanation, final JournalInput cause) {
        final MarginCallDecoder call = explanation.call();
        out.println("Margin call " + call.callId() + ": account " + call.accountId() + " " + call.levelFrom()
            + " -> " + call.levelTo() + " at " + Instant.ofEpochSecond(0, call.timeNs()) + ", shortfall "
            + cause.names().money(call.valuationAssetId(), BigDecimal.valueOf(call.shortfall())));
        out.println("caused by input " + call.causeSequence() + ", record " + cause.number() + " of the journal:");
        out.println("  " + cause.fields().text());
        out.println();
        new BreakdownText(cause.names(), out).print(explanation.account());
        out.println();
        out.println("Evidence");
        if (explanation.differences().isEmpty()) {
            out.println("  the call in the journal says the same in every field");
        } else {
            out.println("  THE CALL IN THE JOURNAL IS NOT WHAT FOLLOWS:");
            explanation.differences().forEach(difference -> out.println("  " + difference));
        }
        printSeal(call);
    }

    private void printSeal(final MarginCallDecoder call) {
        final long records = CallColumns.sealedRecords(call);
        if (records == 0) {
            out.println("  the journal was not sealed yet when the call was made, and was read up to it;"
                + " this checks all of it:");
            out.println("    plimsoll verify " + journal);
            return;
        }
        final String head = CallColumns.sealedHead(call);
        out.println("  sealed before the call: the first " + records + " records, head " + head);
        out.println("  the journal was read up to the call, and not held against that head;"
            + " this checks head and journal:");
        out.println("    plimsoll verify " + journal + " --head " + head + " --records " + records);
    }

    /**
     * Prints what an account looked like.
     *
     * @param after   the input after which it did; it must have been found
     * @param account the account
     */
    public void print(final JournalInput after, final AccountBreakdown account) {
        if (asJson) {
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("sequence", JsonText.whole(after.sequence()));
            fields.put("record", JsonText.whole(after.number()));
            fields.put("after", after.fields().values());
            fields.put("account", new BreakdownJson(after.names()).of(account));
            out.println(JsonText.indented(fields));
        } else {
            out.println("After input " + after.sequence() + ", record " + after.number() + " of the journal:");
            out.println("  " + after.fields().text());
            out.println();
            new BreakdownText(after.names(), out).print(account);
        }
        out.flush();
    }
}
