package io.plimsoll.transport.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.MarginCallEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.RecordKind;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls are charged to the tick that caused them, from when it was due. */
class CallLatenciesTest {
    private static final int SOURCE = 10;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(256);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldPairCallsWithTicksAlsoWhenInputsOfOneTurnComeBeforeAllTheirOutputs() {
        final Path path = directory.resolve("journal");
        final JournalConfiguration configuration =
            new JournalConfiguration(path, 64L * MEGABYTE, 8L * MEGABYTE, 0, CommitPoint.PROCESS);
        try (Journal journal = Journal.open(configuration, EngineConfiguration.of(10, 10))) {
            append(journal, RecordKind.INPUT, 1, tick(1));
            append(journal, RecordKind.INPUT, 2, tick(2));
            append(journal, RecordKind.INPUT, 3, fill());
            append(journal, RecordKind.OUTPUT, 1, call(1));
            append(journal, RecordKind.OUTPUT, 2, call(2));
            append(journal, RecordKind.OUTPUT, 2, call(3));
            append(journal, RecordKind.OUTPUT, 3, call(4));
            journal.commit();
        }
        final CallLatencies latencies = new CallLatencies();
        latencies.due(SOURCE, 1, 1_000);
        latencies.due(SOURCE, 2, 2_000);
        latencies.received(1, 1_500);
        latencies.received(2, 3_000);
        latencies.received(4, 9_000);

        final WireToWire wireToWire = latencies.read(path);
        final Histogram histogram = wireToWire.all();

        assertEquals(2, histogram.getTotalCount(), "call 3 was never received, call 4 was caused by a fill");
        assertEquals(500, histogram.getMinValue());
        assertEquals(1_000, histogram.getMaxValue());
    }

    @Test
    void shouldTellTheFirstCallOfATickFromTheRestOfItsCascade() {
        final Path path = directory.resolve("journal");
        final JournalConfiguration configuration =
            new JournalConfiguration(path, 64L * MEGABYTE, 8L * MEGABYTE, 0, CommitPoint.PROCESS);
        try (Journal journal = Journal.open(configuration, EngineConfiguration.of(10, 10))) {
            append(journal, RecordKind.INPUT, 1, tick(1));
            append(journal, RecordKind.INPUT, 2, tick(2));
            append(journal, RecordKind.OUTPUT, 1, call(1));
            append(journal, RecordKind.OUTPUT, 1, call(2));
            append(journal, RecordKind.OUTPUT, 1, call(3));
            append(journal, RecordKind.OUTPUT, 2, call(4));
            journal.commit();
        }
        final CallLatencies latencies = new CallLatencies();
        latencies.due(SOURCE, 1, 1_000);
        latencies.due(SOURCE, 2, 2_000);
        latencies.received(1, 1_100);
        latencies.received(2, 1_200);
        latencies.received(3, 1_300);
        latencies.received(4, 2_400);

        final WireToWire wireToWire = latencies.read(path);

        assertEquals(4, wireToWire.all().getTotalCount());
        assertEquals(2, wireToWire.first().getTotalCount());
        assertEquals(100, wireToWire.first().getMinValue());
        assertEquals(400, wireToWire.first().getMaxValue());
        assertEquals(3, wireToWire.largestCascade());
    }

    private void append(final Journal journal, final RecordKind kind, final long sequence, final int length) {
        journal.append(kind, sequence, 1, buffer, 0, length);
    }

    private int tick(final long sequence) {
        final TickEncoder tick = new TickEncoder().wrapAndApplyHeader(buffer, 0, header);
        tick.origin().source(SOURCE).epoch(1).sequence(sequence);
        return MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength();
    }

    private int fill() {
        final FillEncoder fill = new FillEncoder().wrapAndApplyHeader(buffer, 0, header);
        fill.origin().source(SOURCE).epoch(1).sequence(1);
        return MessageHeaderEncoder.ENCODED_LENGTH + fill.encodedLength();
    }

    private int call(final long callId) {
        final MarginCallEncoder call = new MarginCallEncoder().wrapAndApplyHeader(buffer, 0, header).callId(callId);
        return MessageHeaderEncoder.ENCODED_LENGTH + call.encodedLength();
    }
}
