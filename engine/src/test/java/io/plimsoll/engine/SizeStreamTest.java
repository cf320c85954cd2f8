package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomRollOuts;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** The random stream that engines are compared on meets size in every form, and every refusal of its messages. */
class SizeStreamTest {
    private static final long MESSAGES = 10_000;
    private static final long ONE = 1_000_000_000;
    private static final Map<Integer, String> NAMES = Map.of(
        DefineSizeChargeDecoder.TEMPLATE_ID, "charge",
        DepthDecoder.TEMPLATE_ID, "depth",
        MarketTotalsDecoder.TEMPLATE_ID, "totals");

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Set<String> refusals = new TreeSet<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private OutputListener stream = (buffer, offset, length) -> { };

    private void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        stream.onOutput(buffer, offset, length);
        switch (header.wrap(buffer, offset).templateId()) {
            case RiskStepDecoder.TEMPLATE_ID -> {
                final RiskStepDecoder step = new RiskStepDecoder().wrapAndApplyHeader(buffer, offset, header);
                see(step.kind() + (step.after() > step.before() ? " up" : " down"));
            }
            case RejectionDecoder.TEMPLATE_ID -> {
                final RejectionDecoder refusal = new RejectionDecoder().wrapAndApplyHeader(buffer, offset, header);
                if (NAMES.containsKey(refusal.templateId())) {
                    refusals.add(NAMES.get(refusal.templateId()) + " " + refusal.reason());
                }
            }
            case AccountReportDecoder.TEMPLATE_ID ->
                components(new AccountReportDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> { }
        }
    }

    private void components(final AccountReportDecoder report) {
        report.positions().forEach(position -> { });
        report.balances().forEach(balance -> { });
        report.underlyings().forEach(underlying -> { });
        report.components().forEach(made -> {
            if (made.closeOutFactor() > ONE) {
                see("close-out factor");
            }
            if (made.sizeRate() > 0) {
                see("size rate");
            }
            if (made.closeOutFactor() > ONE && made.sizeRate() > 0 && made.scale() != ONE) {
                see("all of them");
            }
            if (made.maintenanceSize() != made.initialSize()) {
                see("size rates that differ");
            }
        });
    }

    private void see(final String what) {
        seen.merge(what, 1, Integer::sum);
    }

    @Test
    void shouldMeetSizeInEveryForm() {
        for (final BookScale scale : BookScale.values()) {
            for (long seed = 1; seed <= 2; seed++) {
                send(new Dice(seed), scale);
            }
        }
        assertEquals(
            Set.of(
                "charge UNKNOWN_INSTRUMENT", "charge NOT_MARGINED", "charge INSTRUMENT_NOT_TRADING",
                "charge INVALID_DEFINITION", "charge OVERFLOW", "depth UNKNOWN_INSTRUMENT",
                "depth INSTRUMENT_NOT_TRADING", "depth INVALID_DEFINITION", "depth TIME_AHEAD",
                "depth TIME_BACKWARDS", "totals UNKNOWN_INSTRUMENT", "totals NOT_MARGINED",
                "totals INSTRUMENT_NOT_TRADING", "totals INVALID_DEFINITION", "totals OVERFLOW",
                "totals NOT_PERMITTED", "totals OLDER_SEQUENCE"),
            refusals);
        for (final String what : Set.of(
            "THINNESS up", "THINNESS down", "CLOSE_OUT_LOTS up", "CLOSE_OUT_LOTS down", "close-out factor",
            "size rate", "all of them", "size rates that differ")) {
            assertTrue(seen.getOrDefault(what, 0) >= 10, what + " among " + seen);
        }
    }

    private void send(final Dice dice, final BookScale scale) {
        final Messages messages = new Messages(new MarginEngine(
            RandomBook.configuration(dice, scale, EngineConfiguration.DRAFT_RULES_VERSION), this::onOutput)::apply);
        final RandomRollOuts random = new RandomRollOuts(new RandomBook(dice, scale, messages), messages);
        stream = random;
        while (messages.feed().sequence() < MESSAGES) {
            random.send();
        }
        stream = (buffer, offset, length) -> { };
    }
}
