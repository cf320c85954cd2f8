package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.SortedMap;
import java.util.TreeMap;

/** All sources: whose message is next (rules 4.2 and 4.3), and what each of them is told (rule 6). */
final class Sources {
    private static final int SERVICE = 0;
    private static final int OPERATOR = 1;
    private static final int REJECTIONS_PER_SECOND = 1000;
    private static final int CONSUMED_BETWEEN_ACKS = 1024;
    private static final long HIGHEST_FIRST_EPOCH = 1L << 30;
    private static final long HIGHEST_STEP_OF_EPOCH = 1_000_000;

    private final SortedMap<Integer, Source> sources = new TreeMap<>();
    private final Outputs outputs;

    Sources(final Outputs outputs) {
        this.outputs = outputs;
        add(new Source(SERVICE, Permissions.CLOCK, false, REJECTIONS_PER_SECOND));
        add(new Source(OPERATOR, Permissions.ALL & ~Permissions.CLOCK, true, REJECTIONS_PER_SECOND));
    }

    /** The service itself, for which messages without a known source are counted. */
    Source service() {
        return sources.get(SERVICE);
    }

    /** A source, or null if there is none of this id. */
    Source get(final int sourceId) {
        return sources.get(sourceId);
    }

    void add(final Source source) {
        sources.put(source.id, source);
    }

    int size() {
        return sources.size();
    }

    /**
     * Rule 4.3: takes a message's epoch and sequence in.
     *
     * @return why the message is not the source's next; NULL_VAL if it is, and its sequence is now consumed
     */
    ReasonCode consume(final Source source, final OriginDecoder origin) {
        final int epoch = origin.epoch();
        final long sequence = origin.sequence();
        if (epoch < source.epoch) {
            return ReasonCode.OLDER_EPOCH;
        }
        final long highest = source.epoch == 0 ? HIGHEST_FIRST_EPOCH : source.epoch + HIGHEST_STEP_OF_EPOCH;
        if (epoch > highest) {
            return ReasonCode.EPOCH_BEYOND_MAXIMUM;
        }
        if (epoch > source.epoch) {
            source.startEpoch(epoch);
        }
        if (sequence <= source.appliedSequence) {
            return ReasonCode.OLDER_SEQUENCE;
        }
        if (sequence > source.appliedSequence + 1) {
            if (!source.lossless || !source.blocked) {
                outputs.sourceGap(source, sequence, source.lossless);
            }
            if (source.lossless) {
                source.blocked = true;
                return ReasonCode.SEQUENCE_GAP;
            }
        }
        source.consume(sequence);
        return ReasonCode.NULL_VAL;
    }

    /** Rule 4.6: after so many messages a source hears how far it is. */
    void acknowledgeIfDue(final Source source) {
        if (source.id != SERVICE && source.consumedSinceAck >= CONSUMED_BETWEEN_ACKS) {
            acknowledge(source);
        }
    }

    void acknowledge(final Source source) {
        outputs.sourceAck(source);
        source.consumedSinceAck = 0;
    }

    /** Rule 6: what a Clock says first. */
    void summarise(final long second) {
        for (final Source source : sources.values()) {
            if (source.owesSummary(second)) {
                outputs.rejectionSummary(source);
                source.counted.clear();
            }
        }
    }

    /** Rule 6: what a Clock says last. */
    void acknowledgeAll() {
        for (final Source source : sources.values()) {
            if (source.id != SERVICE && source.owesAcknowledgement()) {
                acknowledge(source);
            }
        }
    }
}
