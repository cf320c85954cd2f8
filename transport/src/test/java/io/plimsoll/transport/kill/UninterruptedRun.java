package io.plimsoll.transport.kill;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.FundingIndexEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The messages of one lossless source, the same for the same seed, and what an engine says to them that nobody
 * interrupts. Whatever is random in them was sent by several sources; here it is all the operator's, which may send it,
 * so that there is one order of it.
 */
final class UninterruptedRun implements OutputListener {
    static final int SOURCE = 1;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int LEAST_LENGTH = HEADER_LENGTH + OriginEncoder.ENCODED_LENGTH;
    private static final int MOST_LENGTH = 4096;
    private static final int EPOCH = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Report> publicReports = new ArrayList<>();
    private final LongArrayList callEnds = new LongArrayList();
    private final LongArrayList accounts = new LongArrayList();
    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final Messages writer;
    private final RandomMessages random;

    UninterruptedRun(final long seed) {
        final Dice dice = new Dice(seed);
        configuration = RandomBook.configuration(dice, BookScale.HEDGED);
        engine = new MarginEngine(configuration, this);
        writer = new Messages(this::apply);
        callEnds.addLong(0);
        random = new RandomMessages(new RandomBook(dice, BookScale.HEDGED, writer), writer);
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    /** A message, as the source says it but for its origin; the first is number 0. */
    byte[] message(final int number) {
        while (number >= messages.size()) {
            random.send();
        }
        return messages.get(number);
    }

    /** Ends the messages with a question for each account's report; returns how many messages there are. */
    int end() {
        for (int i = 0; i < accounts.size(); i++) {
            writer.query(accounts.getLong(i), i);
        }
        return messages.size();
    }

    /** All that was said of accounts so far. */
    List<Report> reports() {
        return reports;
    }

    /** What of it is said on the calls stream. */
    List<Report> publicReports() {
        return publicReports;
    }

    /** Margin calls that were said so far. */
    int callsSaid() {
        return callEnds.size() - 1;
    }

    /** Public reports up to a call, 0 for the beginning. */
    int publicReportsUpTo(final long callId) {
        return (int) callEnds.getLong((int) callId);
    }

    /** Takes a random message, if the engine counts it as one of the source's. */
    private void apply(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        if (length < LEAST_LENGTH || length > MOST_LENGTH) {
            return;
        }
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        final UnsafeBuffer message = new UnsafeBuffer(copy);
        final long next = messages.size() + 1;
        origin.wrap(message, HEADER_LENGTH).source(SOURCE).epoch(EPOCH).sequence(next);
        makeTimeless(message);
        engine.apply(sequence, timeNs, message, 0, length);
        if (engine.appliedSequence(SOURCE) == next) {
            messages.add(copy);
        }
    }

    /** What a time of the exchange's means depends on when the message comes. */
    private void makeTimeless(final UnsafeBuffer message) {
        switch (header.wrap(message, 0).templateId()) {
            case TickEncoder.TEMPLATE_ID -> {
                if (message.capacity() >= HEADER_LENGTH + TickEncoder.BLOCK_LENGTH) {
                    new TickEncoder().wrap(message, HEADER_LENGTH)
                        .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue());
                }
            }
            case FundingIndexEncoder.TEMPLATE_ID -> {
                if (message.capacity() >= HEADER_LENGTH + FundingIndexEncoder.BLOCK_LENGTH) {
                    new FundingIndexEncoder().wrap(message, HEADER_LENGTH)
                        .exchangeTimeNs(FundingIndexEncoder.exchangeTimeNsNullValue());
                }
            }
            case DefineAccountDecoder.TEMPLATE_ID -> {
                if (message.capacity() >= HEADER_LENGTH + DefineAccountDecoder.BLOCK_LENGTH) {
                    accounts.addLong(new DefineAccountDecoder().wrapAndApplyHeader(message, 0, header).accountId());
                }
            }
            default -> { }
        }
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        if (random != null) {
            random.onOutput(buffer, offset, length);
        }
        final Report report = Report.of(buffer, offset, length);
        if (report != null) {
            reports.add(report);
            if (report.isPublic()) {
                publicReports.add(report);
            }
            if (report.isCall()) {
                callEnds.addLong(publicReports.size());
            }
        }
    }
}
