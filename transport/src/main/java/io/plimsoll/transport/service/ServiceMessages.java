package io.plimsoll.transport.service;

import io.plimsoll.engine.wire.ChainSealEncoder;
import io.plimsoll.engine.wire.CheckpointEncoder;
import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.RollOutEncoder;
import io.plimsoll.journal.chain.SealedHead;
import io.plimsoll.transport.config.ProofConfiguration;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the service's own messages: that time passes, how far the journal is sealed, that a digest of state is wanted,
 * that more accounts change over to coming scales. They are ordinary inputs of source 0 in epoch 1; their sequence goes
 * on where the journal ends.
 */
final class ServiceMessages {
    private static final int SOURCE = 0;
    private static final int EPOCH = 1;
    private static final int FIRST_RULES_VERSION_WITH_SEALS = 2;
    private static final int CLOCK_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ClockEncoder.BLOCK_LENGTH;
    private static final int SEAL_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ChainSealEncoder.BLOCK_LENGTH;
    private static final int CHECKPOINT_LENGTH =
        MessageHeaderEncoder.ENCODED_LENGTH + CheckpointEncoder.BLOCK_LENGTH;
    private static final int ROLL_OUT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + RollOutEncoder.BLOCK_LENGTH;

    /** Accounts that change over at a time: some tens of microseconds that a price has to wait. */
    private static final int ROLL_OUT_ACCOUNTS = 64;

    /** However busy the loop is, so many change over in this time: a million in a quarter of a minute. */
    private static final long ROLL_OUT_INTERVAL_NS = 1_000_000L;

    private static final int HEAD_OFFSET =
        MessageHeaderEncoder.ENCODED_LENGTH + ChainSealEncoder.headEncodingOffset();

    private final UnsafeBuffer clockMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(CLOCK_LENGTH));
    private final UnsafeBuffer sealMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(SEAL_LENGTH));
    private final UnsafeBuffer checkpointMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(CHECKPOINT_LENGTH));
    private final UnsafeBuffer rollOutMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(ROLL_OUT_LENGTH));
    private final ClockEncoder clock = new ClockEncoder();
    private final ChainSealEncoder seal = new ChainSealEncoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();
    private final OriginEncoder clockOrigin;
    private final OriginEncoder sealOrigin;
    private final OriginEncoder checkpointOrigin;
    private final OriginEncoder rollOutOrigin;
    private final long clockIntervalNs;
    private final ProofConfiguration proof;
    private final SealedHead sealed;
    private final IntSupplier accounts;
    private final IntSupplier accountsToChangeOver;
    private final boolean knowsSeals;
    private long sequence;
    private long clockDueNs = Long.MIN_VALUE;
    private long checkpointDueNs;
    private long rollOutDueNs = Long.MIN_VALUE;
    private int nextAccount;

    /**
     * Goes on after the journal's last message of the service.
     *
     * @param clockIntervalNs between two clock messages
     * @param proof           how often the rest is due
     * @param rulesVersion    of the journal: version 1 knows the clock alone
     * @param sealed          brings the heads
     * @param accounts        how many there are
     * @param accountsToChangeOver how many have not changed over to coming scales, 0 if none are coming
     * @param lastSequence    of source 0 in the journal, 0 if there is none
     */
    ServiceMessages(
        final long clockIntervalNs,
        final ProofConfiguration proof,
        final int rulesVersion,
        final SealedHead sealed,
        final IntSupplier accounts,
        final IntSupplier accountsToChangeOver,
        final long lastSequence) {
        this.clockIntervalNs = clockIntervalNs;
        this.proof = proof;
        this.sealed = sealed;
        this.accounts = accounts;
        this.accountsToChangeOver = accountsToChangeOver;
        this.sequence = lastSequence;
        knowsSeals = knowsSeals(rulesVersion);
        checkpointDueNs = proof.digestIntervalNs() == 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        clockOrigin = clock.wrapAndApplyHeader(clockMessage, 0, new MessageHeaderEncoder()).origin();
        sealOrigin = seal.wrapAndApplyHeader(sealMessage, 0, new MessageHeaderEncoder()).origin();
        checkpointOrigin = checkpoint.wrapAndApplyHeader(checkpointMessage, 0, new MessageHeaderEncoder()).origin();
        rollOutOrigin = new RollOutEncoder().wrapAndApplyHeader(rollOutMessage, 0, new MessageHeaderEncoder())
            .accounts(ROLL_OUT_ACCOUNTS).origin();
        clockOrigin.source(SOURCE).epoch(EPOCH);
        sealOrigin.source(SOURCE).epoch(EPOCH);
        checkpointOrigin.source(SOURCE).epoch(EPOCH);
        rollOutOrigin.source(SOURCE).epoch(EPOCH);
    }

    /** Whether the rules know seals and checkpoints. */
    static boolean knowsSeals(final int rulesVersion) {
        return rulesVersion >= FIRST_RULES_VERSION_WITH_SEALS;
    }

    /** Adds the messages that are due, and whatever can be done while nothing else is to be. */
    void addTo(final InputBatch batch, final long elapsedNs) {
        if (accountsToChangeOver.getAsInt() > 0 && (batch.count() == 0 || elapsedNs >= rollOutDueNs)) {
            rollOutDueNs = elapsedNs + ROLL_OUT_INTERVAL_NS;
            rollOutOrigin.sequence(++sequence);
            batch.add(rollOutMessage, 0, ROLL_OUT_LENGTH);
        }
        if (elapsedNs >= clockDueNs) {
            clockDueNs = elapsedNs + clockIntervalNs;
            clockOrigin.sequence(++sequence);
            batch.add(clockMessage, 0, CLOCK_LENGTH);
        }
        if (knowsSeals) {
            if (sealed.isFull()) {
                addSeal(batch);
            }
            if (elapsedNs >= checkpointDueNs) {
                checkpointDueNs = elapsedNs + proof.digestIntervalNs();
                addCheckpoint(batch);
            }
        }
    }

    private void addSeal(final InputBatch batch) {
        seal.records(sealed.records()).position(sealed.position());
        sealed.copyTo(sealMessage, HEAD_OFFSET);
        sealed.clear();
        sealOrigin.sequence(++sequence);
        batch.add(sealMessage, 0, SEAL_LENGTH);
    }

    private void addCheckpoint(final InputBatch batch) {
        nextAccount = nextAccount < accounts.getAsInt() ? nextAccount : 0;
        checkpoint.firstAccount(nextAccount).accounts(proof.digestAccounts());
        nextAccount += proof.digestAccounts();
        checkpointOrigin.sequence(++sequence);
        batch.add(checkpointMessage, 0, CHECKPOINT_LENGTH);
    }
}
