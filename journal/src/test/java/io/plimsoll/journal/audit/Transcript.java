package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomPortfolioMessages;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.RecordDescriptor;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the margin engine was told and what it said, to be tampered with before it is written to a journal, which then
 * has every checksum right.
 */
final class Transcript {
    private record Entry(RecordKind kind, long sequence, long timeNs, UnsafeBuffer message) {
    }

    private final EngineConfiguration configuration;
    private final List<Entry> entries = new ArrayList<>();

    private Transcript(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Of a random book and so many rounds of random messages to it. */
    static Transcript random(final BookScale scale, final long seed, final int rounds) {
        final Dice dice = new Dice(seed);
        final Transcript transcript = new Transcript(RandomBook.configuration(dice, scale));
        final Scribe scribe = transcript.new Scribe(Implementation.ENGINE);
        final Messages messages = new Messages(scribe::apply);
        final RandomBook book = new RandomBook(dice, scale, messages);
        final RandomMessages random = new RandomMessages(book, messages);
        scribe.random = random;
        for (int i = 0; i < rounds; i++) {
            random.send();
        }
        return transcript;
    }

    /** Of a random book of portfolio accounts and so many rounds of random messages to it. */
    static Transcript randomPortfolios(final long seed, final boolean isMarket, final int rounds) {
        final Dice dice = new Dice(seed);
        final Transcript transcript = new Transcript(RandomPortfolioBook.configuration(dice));
        final Scribe scribe = transcript.new Scribe(Implementation.ENGINE);
        final RandomPortfolioMessages random = new RandomPortfolioMessages(
            new RandomPortfolioBook(dice, isMarket, new Messages(scribe::apply)));
        scribe.random = random;
        for (int i = 0; i < rounds; i++) {
            random.send();
        }
        return transcript;
    }

    /** Of a random book under rules version 4, its scales following volatility, as an implementation has it. */
    static Transcript randomScales(
        final Implementation implementation, final BookScale scale, final long seed, final int rounds) {
        final Dice dice = new Dice(seed);
        final Transcript transcript = new Transcript(
            RandomBook.configuration(dice, scale, EngineConfiguration.DRAFT_RULES_VERSION));
        final Scribe scribe = transcript.new Scribe(implementation);
        final Messages messages = new Messages(scribe::apply);
        final RandomScaleMessages random =
            new RandomScaleMessages(new RandomBook(dice, scale, messages), messages);
        scribe.random = random;
        for (int i = 0; i < rounds; i++) {
            random.send();
        }
        return transcript;
    }

    int size() {
        return entries.size();
    }

    /** Indexes of the margin calls. */
    List<Integer> calls() {
        return IntStream.range(0, entries.size())
            .filter(i -> entries.get(i).kind == RecordKind.OUTPUT && output(i).isCall())
            .boxed()
            .toList();
    }

    /** Indexes of the outputs of a kind. */
    List<Integer> outputs(final int templateId) {
        return IntStream.range(0, entries.size())
            .filter(i -> entries.get(i).kind == RecordKind.OUTPUT)
            .filter(i -> new MessageHeaderDecoder().wrap(entries.get(i).message, 0).templateId() == templateId)
            .boxed()
            .toList();
    }

    MarginCallDecoder call(final int index) {
        return output(index).call();
    }

    long sequence(final int index) {
        return entries.get(index).sequence;
    }

    /** Removes a record. */
    void remove(final int index) {
        entries.remove(index);
    }

    /** Removes the outputs from a record on. */
    void removeOutputsFrom(final int index) {
        final List<Entry> rest = entries.subList(index, entries.size());
        rest.removeIf(entry -> entry.kind == RecordKind.OUTPUT);
    }

    /** Changes the bytes of a record's message. */
    void change(final int index, final Consumer<UnsafeBuffer> change) {
        change.accept(entries.get(index).message);
    }

    /** Adds a changed copy of a record behind it. */
    void repeat(final int index, final Consumer<UnsafeBuffer> change) {
        final Entry entry = entries.get(index);
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[entry.message.capacity()]);
        copy.putBytes(0, entry.message, 0, copy.capacity());
        change.accept(copy);
        entries.add(index + 1, new Entry(entry.kind, entry.sequence, entry.timeNs, copy));
    }

    /** Exchanges a record and the next. */
    void swap(final int index) {
        Collections.swap(entries, index, index + 1);
    }

    /** Numbers the calls 1, 2, 3 and so on, as a careful forger would. */
    void renumberCalls() {
        long callId = 1;
        for (final int index : calls()) {
            entries.get(index).message.putLong(
                MessageHeaderDecoder.ENCODED_LENGTH + MarginCallDecoder.callIdEncodingOffset(), callId++);
        }
    }

    /** Writes it all to a new journal. */
    void writeTo(final JournalConfiguration journalConfiguration) {
        try (Journal journal = Journal.open(journalConfiguration, configuration)) {
            for (final Entry entry : entries) {
                if (entry.kind == RecordKind.INPUT) {
                    journal.commit();
                    rollIfDue(journal, journalConfiguration.segmentBytes());
                    Waiting.until(
                        () -> journal.hasRoomFor(RecordDescriptor.alignedLength(entry.message.capacity())));
                }
                journal.append(
                    entry.kind, entry.sequence, entry.timeNs, entry.message, 0, entry.message.capacity());
            }
            journal.commit();
        }
    }

    /** Writes it all to a new journal and audits that. */
    AuditResult audit(final Path directory, final AuditOptions options) {
        writeTo(JournalConfiguration.small(directory));
        return new Audit(directory, options, inputs -> { }).run();
    }

    /** In a service the next segment is not waited for. */
    private static void rollIfDue(final Journal journal, final long segmentBytes) {
        final long position = journal.committedPosition();
        if (segmentBytes > 0 && JournalPosition.offset(position) >= segmentBytes) {
            Waiting.until(() -> {
                journal.rollIfDue();
                return JournalPosition.segment(journal.committedPosition()) > JournalPosition.segment(position);
            });
        }
    }

    private OutputMessage output(final int index) {
        return new OutputMessage(entries.get(index).message);
    }

    /** Gives messages to an engine and takes down both sides. */
    private final class Scribe {
        private final MessageSink engine;
        private OutputListener random;
        private long sequence;
        private long timeNs;

        Scribe(final Implementation implementation) {
            engine = implementation.create(configuration, this::onOutput);
        }

        void apply(
            final long inputSequence,
            final long inputTimeNs,
            final DirectBuffer message,
            final int offset,
            final int length) {
            sequence = inputSequence;
            timeNs = inputTimeNs;
            add(RecordKind.INPUT, message, offset, length);
            engine.apply(sequence, timeNs, message, offset, length);
        }

        private void onOutput(final DirectBuffer message, final int offset, final int length) {
            add(RecordKind.OUTPUT, message, offset, length);
            if (random != null) {
                random.onOutput(message, offset, length);
            }
        }

        private void add(final RecordKind kind, final DirectBuffer message, final int offset, final int length) {
            entries.add(
                new Entry(kind, sequence, timeNs, OutputMessage.copyOf(message, offset, length).bytes()));
        }
    }
}
