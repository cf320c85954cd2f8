package io.plimsoll.journal.chain;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.JournalTail;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Proves that a journal's files are what was written: every record's checksum; the order of records, documents and
 * segments; the chain of hashes over blocks of records; the heads that margin calls carry. It does not know the rules
 * by which calls come to be: that is what replay and audit are for.
 */
public final class Verification {
    private static final int PROGRESS_INTERVAL = 1 << 14;
    private static final long COMMIT_TIME_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final JournalStorage storage;
    private final ExpectedHead expected;
    private final LongConsumer progress;
    private final Seal start;
    private final boolean isPruned;
    private final long startNs = System.nanoTime();
    private ChainCheck chain;
    private long records;
    private long sequence;
    private Finding finding;

    private Verification(
        final JournalStorage storage, final PrunedHead kept, final ExpectedHead expected, final LongConsumer progress) {
        this.storage = storage;
        this.expected = expected;
        this.progress = progress;
        isPruned = kept != null;
        start = isPruned ? new Seal(0, 0, kept.records(), kept.position(), kept.head()) : Seal.NONE;
        records = start.records();
    }

    /**
     * Verifies a journal, from the beginning that is kept of it to its end as it is now.
     *
     * @param storage  of the journal
     * @param expected what a margin call carried and the journal must hold, or null
     * @param progress told now and then how many records are verified
     * @return what came out
     * @throws JournalException if there is no journal
     */
    public static VerificationResult of(
        final JournalStorage storage, final ExpectedHead expected, final LongConsumer progress) {
        try {
            return new Verification(storage, PrunedHead.of(storage), expected, progress).run();
        } catch (final JournalCorruptException e) {
            return VerificationResult.unreadable(e); // what is kept of the pruned part
        }
    }

    private VerificationResult run() {
        try (JournalReader reader = open()) {
            chain = new ChainCheck(open(), start, isPruned);
            readAll(reader);
            if (finding == null) {
                lookBehind(reader);
            }
            if (finding == null && expected != null && !isHeadPruned()) {
                finding = chain.missing(records, sequence, reader.position());
            }
        } catch (final JournalCorruptException e) {
            finding = Finding.of(e, chain == null ? records : chain.sealed().records(), records, sequence);
        } finally {
            if (chain != null) {
                chain.close();
            }
        }
        return result();
    }

    private JournalReader open() {
        if (!isPruned) {
            return JournalReader.open(storage);
        }
        final long segment = JournalPosition.segment(start.position());
        JournalReader reader = null;
        try {
            reader = storage.hasSegment(segment) ? JournalReader.open(storage, segment) : null;
        } catch (final JournalCorruptException e) {
            throw new JournalCorruptException(e.getMessage(), start.records() + e.record(), 0, e.position());
        }
        if (reader == null) {
            throw new JournalCorruptException("segment " + segment
                + " is missing, with which the journal begins since what was before it was pruned", 0, 0,
                start.position());
        }
        return reader;
    }

    private void readAll(final JournalReader reader) {
        final RecordHandler handler = this::onRecord;
        long due = records + PROGRESS_INTERVAL;
        while (finding == null && reader.poll(handler, 1) > 0) {
            if (records >= due) {
                due = records + PROGRESS_INTERVAL;
                progress.accept(records);
            }
        }
    }

    private void onRecord(final JournalRecord record) {
        if (finding != null) {
            return;
        }
        finding = records == start.records() ? begin(record) : null;
        if (finding == null) {
            finding = chain.check(record);
        }
        if (finding == null) {
            records = record.number();
            if (record.kind() == RecordKind.INPUT) {
                sequence = record.sequence();
            }
        }
    }

    /** At the first record. */
    private Finding begin(final JournalRecord record) {
        if (record.number() == start.records() + 1 && (!isPruned || record.position() == start.position())) {
            return chain.begin(EngineConfiguration.decode(record.buffer(), record.messageOffset()), expected);
        }
        return new Finding(start.records() + 1, record.number() - 1, 0, record.position(),
            "the first record is number " + record.number() + (isPruned
                ? ", which is not the one that follows what was pruned"
                : ", and no head is kept for records that were pruned: those before it are missing"));
    }

    /** What is being committed at this moment, by a journal's writer at work, is given the time. */
    private void lookBehind(final JournalReader reader) {
        long before;
        JournalTail tail;
        do {
            before = records;
            tail = reader.tail();
            if (tail.kind() == JournalTail.Kind.UNCOMMITTED_DOCUMENT) {
                LockSupport.parkNanos(COMMIT_TIME_NS);
                readAll(reader);
            }
        } while (records > before && finding == null);
        if (finding == null && tail.kind() != JournalTail.Kind.NOTHING) {
            finding = new Finding(records + 1, records + 1, sequence, reader.position(),
                tail.kind() == JournalTail.Kind.UNCOMMITTED_DOCUMENT
                    ? "a document is there that does not count: its writer died before it was committed, or its length"
                        + " was taken away"
                    : "documents are missing: the journal goes on behind a hole at "
                        + JournalPosition.text(tail.position()));
        }
    }

    private boolean isHeadPruned() {
        return expected != null && expected.records() < start.records();
    }

    private VerificationResult result() {
        final Seal sealed = chain == null ? start : chain.sealed();
        return new VerificationResult(records, start.records(), chain == null ? 0 : chain.calls(),
            chain == null || chain.knowsSeals(), chain == null ? 0 : chain.seals(), sealed.records(),
            sealed.position(), HexFormat.of().formatHex(sealed.head()), isHeadPruned(), finding,
            System.nanoTime() - startNs);
    }
}
