package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.journal.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Reads the state that the margin engine wrote, in the order in which it writes it: configuration, progress, chain,
 * sources, rejections, then the book. Everything is taken at the snapshot's word but what follows from the rest by the
 * rules; that must be what follows.
 */
final class SnapshotState {
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final long NOTHING_COUNTED = Long.MAX_VALUE;
    private static final int REASONS = 64;
    private static final int LAST_RULES_VERSION = 3;

    private final SnapshotWords words;
    private final EngineConfiguration configuration;
    private final SnapshotBook book;

    SnapshotState(final EngineConfiguration configuration, final LongSupplier words, final Book book) {
        this.words = new SnapshotWords(words);
        this.configuration = configuration;
        this.book = new SnapshotBook(this.words, book, configuration.rulesVersion());
    }

    /**
     * Reads everything but the accounts.
     *
     * @throws JournalException under rules in which the margin engine writes what is not read here
     */
    void readDefinitions(final Outputs outputs, final Seals seals, final Sources sources) {
        requireReadable();
        requireConfiguration();
        final long stampNs = readProgress(outputs);
        readSeals(seals);
        readSources(sources);
        book.readDefinitions(configuration, stampNs);
    }

    /** Reads the accounts, up to the last word. */
    void readAccounts() {
        book.readAccounts(configuration);
    }

    private void requireReadable() {
        if (configuration.rulesVersion() > LAST_RULES_VERSION) {
            throw new JournalException("a snapshot under rules version " + configuration.rulesVersion()
                + " is not understood: what it has of volatilities, scales and a roll-out is not read. Put the segments"
                + " back that were pruned, then the journal is derived from its beginning");
        }
    }

    private void requireConfiguration() {
        require("rulesVersion", configuration.rulesVersion());
        require("maxSources", configuration.maxSources());
        require("maxAssets", configuration.maxAssets());
        require("maxInstruments", configuration.maxInstruments());
        require("maxTiers", configuration.maxTiers());
        require("maxAccountClasses", configuration.maxAccountClasses());
        require("maxAccounts", configuration.maxAccounts());
        require("maxPositions", configuration.maxPositions());
        require("maxBalances", configuration.maxBalances());
        require("maxPositionsPerAccount", configuration.maxPositionsPerAccount());
    }

    private void require(final String name, final int value) {
        words.number(name, value, value);
    }

    /** Every message brings its own sequence and stamp; only calls are numbered on. Returns the last stamp. */
    private long readProgress(final Outputs outputs) {
        words.next();
        final long stampNs = words.next();
        outputs.lastCallId(words.next());
        words.next();
        return stampNs;
    }

    private void readSeals(final Seals seals) {
        words.next(); // the sequence that the seal came with
        final long records = words.next();
        final long position = words.next();
        seals.restore(records, position, words);
    }

    private void readSources(final Sources sources) {
        final int count = words.number("number of sources", 2, configuration.maxSources());
        final List<Source> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final Source source = readSource();
            sources.add(source);
            read.add(source);
        }
        words.next(); // how many messages were refused at all
        read.forEach(this::readRejections);
    }

    private Source readSource() {
        final Source source = new Source(
            words.number("source's id", 0, Integer.MAX_VALUE),
            words.number("source's permissions", 0, Permissions.ALL),
            words.flag("source's losslessness"),
            words.number("source's rejections per second", 0, Integer.MAX_VALUE));
        source.epoch = words.number("source's epoch", 0, Integer.MAX_VALUE);
        source.appliedSequence = words.next();
        source.consumedSinceAck = words.next();
        final boolean isDue = words.flag("source's acknowledgement due");
        source.blocked = words.flag("source's blocking");
        final long timeNs = words.next();
        source.sawTime(timeNs == NO_TIME ? null : timeNs);
        if (isDue != source.owesAcknowledgement()) {
            throw SnapshotWords.wrong("whether source " + source.id + " is owed an acknowledgement does not follow");
        }
        return source;
    }

    private void readRejections(final Source source) {
        final long second = words.next();
        final int written = words.number("rejections written", 0, Integer.MAX_VALUE);
        final long countedSince = words.next();
        source.restoreRejections(second, written, countedSince);
        for (int reason = 0; countedSince != NOTHING_COUNTED && reason < REASONS; reason++) {
            final long counted = words.next();
            if (counted > 0) {
                source.counted.put(ReasonCode.get((short) reason), counted);
            }
        }
    }
}
