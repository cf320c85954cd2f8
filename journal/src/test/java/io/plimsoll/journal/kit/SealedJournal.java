package io.plimsoll.journal.kit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.ChainSealEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.chain.ChainSealer;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.chain.SealedHead;
import io.plimsoll.journal.replay.JournalEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a journal as a service does, of random messages, now and then several in a document, with a seal of the chain
 * every so often. Each opening begins a segment.
 */
public final class SealedJournal implements OutputListener {
    private final Path directory;
    private final Dice dice;
    private final EngineConfiguration configuration;
    private final Messages messages;
    private final UnsafeBuffer head = new UnsafeBuffer(new byte[RecordChain.HEAD_LENGTH]);
    private final SealedHead sealed = new SealedHead();
    private final List<Input> held = new ArrayList<>();
    private RandomMessages random;
    private MarginEngine engine;
    private Journal journal;
    private ChainSealer sealer;
    private Input current;
    private long sealedRecords;
    private long sealedPosition;
    private long nowNs;

    /**
     * A journal to be written.
     *
     * @param directory    of the journal
     * @param seed         of the random messages
     * @param rulesVersion under which it is written
     */
    public SealedJournal(final Path directory, final long seed, final int rulesVersion) {
        this.directory = directory;
        dice = new Dice(seed);
        configuration = RandomBook.configuration(dice, BookScale.SMALL, rulesVersion);
        messages = new Messages(this::take);
    }

    private record Input(long sequence, long timeNs, UnsafeBuffer message) { }

    /**
     * Writes one segment.
     *
     * @param rounds             of random messages
     * @param roundsBetweenSeals how many rounds there are from one seal to the next
     */
    public void writeSegment(final int rounds, final int roundsBetweenSeals) {
        try (Journal opened = Journal.open(JournalConfiguration.small(directory), configuration);
            JournalReader reader = JournalReader.open(directory)) {
            journal = opened;
            recover(reader);
            if (random == null) {
                random = new RandomMessages(new RandomBook(dice, BookScale.SMALL, messages), messages);
            }
            for (int round = 1; round <= rounds; round++) {
                random.send();
                if (round % roundsBetweenSeals == 0) {
                    seal();
                }
            }
            flush();
            sealer.onClose();
        }
    }

    private void recover(final JournalReader reader) {
        final JournalEngine recovered = new JournalEngine(configuration, MarginEngine::new);
        while (reader.poll(recovered, 100) > 0) {
            continue;
        }
        recovered.handOverTo(this);
        engine = recovered.engine();
        engine.sealedHead(head, 0);
        sealedRecords = engine.sealedRecords();
        sealedPosition = engine.sealedPosition();
        sealed.clear();
        final JournalReader follower = JournalReader.open(directory);
        if (sealedRecords > 0) {
            follower.moveTo(sealedPosition, sealedRecords);
        }
        sealer = new ChainSealer(follower, sealedRecords, head.byteArray().clone(), sealed, 1, () -> nowNs);
    }

    /** Some documents stay behind the seal. */
    private void seal() {
        final int steps = dice.between(1, 3);
        for (int step = 0; step < steps; step++) {
            sealer.doWork();
        }
        nowNs += 2;
        sealer.doWork();
        messages.seal(0, 0, head.byteArray());
    }

    /** Whatever seal the service is made to say, it is the right one. */
    private void take(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, message, offset, length);
        if (isSeal(copy)) {
            correct(copy);
        }
        held.add(new Input(sequence, timeNs, copy));
        if (!dice.chance(20)) {
            flush();
        }
    }

    private static boolean isSeal(final UnsafeBuffer message) {
        if (message.capacity() != MessageHeaderDecoder.ENCODED_LENGTH + ChainSealDecoder.BLOCK_LENGTH) {
            return false;
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, 0);
        return header.schemaId() == ChainSealDecoder.SCHEMA_ID
            && header.templateId() == ChainSealDecoder.TEMPLATE_ID;
    }

    private void correct(final UnsafeBuffer message) {
        final ChainSealEncoder seal = new ChainSealEncoder().wrap(message, MessageHeaderDecoder.ENCODED_LENGTH);
        final ChainSealDecoder decoder = new ChainSealDecoder().wrapAndApplyHeader(
            message, 0, new MessageHeaderDecoder());
        if (decoder.origin().source() != MessageWriter.SERVICE) {
            return;
        }
        if (sealed.isFull()) {
            sealedRecords = sealed.records();
            sealedPosition = sealed.position();
            sealed.copyTo(head, 0);
            sealed.clear();
        }
        seal.records(sealedRecords).position(sealedPosition).putHead(head.byteArray(), 0, RecordChain.HEAD_LENGTH);
    }

    private void flush() {
        held.forEach(input -> journal.append(
            RecordKind.INPUT, input.sequence(), input.timeNs(), input.message(), 0, input.message().capacity()));
        journal.commit();
        for (final Input input : held) {
            current = input;
            engine.apply(input.sequence(), input.timeNs(), input.message(), 0, input.message().capacity());
        }
        journal.commit();
        held.clear();
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        journal.append(RecordKind.OUTPUT, current.sequence(), current.timeNs(), buffer, offset, length);
        if (random != null) {
            random.onOutput(buffer, offset, length);
        }
    }
}
