package io.plimsoll.transport.kill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal when all is over: it has every message of the source once and in order, beside repeats, it says of
 * accounts what the uninterrupted run says, and it replays.
 */
final class JournalCheck implements RecordHandler {
    private static final int DOCUMENT_LIMIT = 256;
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int LEAST_LENGTH = HEADER_LENGTH + OriginDecoder.ENCODED_LENGTH;
    private static final long CLAIM = 0;
    private static final int UNKNOWN = -1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginDecoder origin = new OriginDecoder();
    private final List<Report> reports = new ArrayList<>();
    private final UninterruptedRun run;
    private final Gateway gateway;
    private int next = UNKNOWN;
    private int repeats;
    private String segments = "";

    JournalCheck(final UninterruptedRun run, final Gateway gateway) {
        this.run = run;
        this.gateway = gateway;
    }

    /** Checks what there is of a journal; of one that was pruned, the rest. */
    void check(final Path journal) {
        final boolean isWhole;
        try (JournalReader reader = JournalReader.open(journal)) {
            isWhole = reader.isAtBeginning();
            next = isWhole ? 0 : UNKNOWN;
            final long first = JournalPosition.segment(reader.position());
            int documents = 1;
            while (documents > 0) {
                documents = reader.poll(this, DOCUMENT_LIMIT);
            }
            segments = first + " to " + JournalPosition.segment(reader.position());
        }
        assertEquals(gateway.said(), next, "messages of the source");
        final List<Report> expected = run.reports();
        assertTrue(isWhole ? expected.size() == reports.size() : expected.size() >= reports.size(),
            () -> "the journal has " + reports.size() + " reports of " + expected.size());
        final int cut = expected.size() - reports.size();
        for (int i = 0; i < reports.size(); i++) {
            assertEquals(expected.get(cut + i), reports.get(i));
        }
        final ReplayResult replay = new Replay(journal, inputs -> { }).run();
        assertTrue(replay.isClean() && replay.missingAtEnd() == 0, replay::toString);
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.INPUT) {
            onInput(record);
        } else if (record.kind() == RecordKind.OUTPUT) {
            final Report report = Report.of(record.buffer(), record.messageOffset(), record.messageLength());
            if (report != null) {
                reports.add(report);
            }
        }
    }

    private void onInput(final JournalRecord record) {
        if (record.messageLength() < LEAST_LENGTH) {
            return;
        }
        origin.wrap(record.buffer(), record.messageOffset() + HEADER_LENGTH);
        final boolean isQuery =
            header.wrap(record.buffer(), record.messageOffset()).templateId() == SourceQueryDecoder.TEMPLATE_ID;
        if (origin.source() != UninterruptedRun.SOURCE || isQuery || origin.sequence() == CLAIM) {
            return;
        }
        final int number = gateway.number(origin.epoch(), origin.sequence());
        next = next == UNKNOWN ? number : next;
        assertTrue(number <= next, () -> "message " + number + " came before message " + next);
        if (number == next) {
            next++;
            assertArrayEquals(said(number), message(record), () -> "message " + number);
        } else {
            repeats++;
        }
    }

    /** As the source said it, with the origin of the record. */
    private byte[] said(final int number) {
        final byte[] said = run.message(number).clone();
        new OriginEncoder().wrap(new UnsafeBuffer(said), HEADER_LENGTH)
            .source(origin.source()).epoch(origin.epoch()).sequence(origin.sequence());
        return said;
    }

    private static byte[] message(final JournalRecord record) {
        final byte[] message = new byte[record.messageLength()];
        record.buffer().getBytes(record.messageOffset(), message);
        return message;
    }

    /** The first and the last segment there are. */
    String segments() {
        return segments;
    }

    /** Messages that the journal has more than once: the service refused them. */
    int repeats() {
        return repeats;
    }
}
