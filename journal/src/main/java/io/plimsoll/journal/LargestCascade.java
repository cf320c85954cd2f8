package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.MarginCallEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;

/** How much one input can make the engine say at most. */
final class LargestCascade {
    private static final int PER_SOURCE_BYTES = 2048;

    private LargestCascade() {
    }

    /** Bytes of the records if every account gets a margin call, and the largest report and acknowledgements of all. */
    static long bytes(final EngineConfiguration engine) {
        final int call = RecordDescriptor.alignedLength(
            MessageHeaderEncoder.ENCODED_LENGTH + MarginCallEncoder.BLOCK_LENGTH);
        return (long) engine.maxAccounts() * call
            + (long) engine.maxSources() * PER_SOURCE_BYTES
            + RecordDescriptor.alignedLength((int) Math.min(RecordDescriptor.MAX_MESSAGE_LENGTH, reportBytes(engine)));
    }

    /** Refuses capacities with which a message would not fit a document. */
    static void requireFits(final EngineConfiguration engine) {
        final long report = reportBytes(engine);
        if (report > RecordDescriptor.MAX_MESSAGE_LENGTH) {
            throw new IllegalArgumentException("an account report could take " + report + " bytes, more than the "
                + RecordDescriptor.MAX_MESSAGE_LENGTH + " of a record: lower maxAssets=" + engine.maxAssets());
        }
    }

    private static long reportBytes(final EngineConfiguration engine) {
        return MessageHeaderEncoder.ENCODED_LENGTH + AccountReportEncoder.BLOCK_LENGTH
            + AccountReportEncoder.PositionsEncoder.sbeHeaderSize()
            + (long) engine.maxPositionsPerAccount() * AccountReportEncoder.PositionsEncoder.sbeBlockLength()
            + AccountReportEncoder.BalancesEncoder.sbeHeaderSize()
            + (long) Math.min(engine.maxAssets(), engine.maxBalances())
                * AccountReportEncoder.BalancesEncoder.sbeBlockLength()
            + (engine.rulesVersion() < AccountReportDecoder.underlyingsDecoderSinceVersion()
                ? 0 : underlyingsBytes(engine))
            + (engine.rulesVersion() < AccountReportDecoder.componentsDecoderSinceVersion()
                ? 0 : componentsBytes(engine));
    }

    private static long componentsBytes(final EngineConfiguration engine) {
        return AccountReportEncoder.ComponentsEncoder.sbeHeaderSize()
            + (long) engine.maxPositionsPerAccount() * AccountReportEncoder.ComponentsEncoder.sbeBlockLength()
            + AccountReportEncoder.CollateralEncoder.sbeHeaderSize()
            + (long) Math.min(engine.maxAssets(), engine.maxBalances())
                * AccountReportEncoder.CollateralEncoder.sbeBlockLength();
    }

    /** There is a position with each. */
    private static long underlyingsBytes(final EngineConfiguration engine) {
        return AccountReportEncoder.UnderlyingsEncoder.sbeHeaderSize()
            + (long) engine.maxPositionsPerAccount() * AccountReportEncoder.UnderlyingsEncoder.sbeBlockLength();
    }
}
