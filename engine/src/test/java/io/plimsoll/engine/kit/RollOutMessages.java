package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineReviewEncoder;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.RollOutEncoder;

/** The messages that say how requirements follow volatility, and let accounts change over. */
public final class RollOutMessages {
    private static final long ONE = 1_000_000_000;

    private final Messages messages;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineScaleEncoder definition = new DefineScaleEncoder();
    private final DefineReviewEncoder review = new DefineReviewEncoder();
    private final RollOutEncoder rollOut = new RollOutEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public RollOutMessages(final Messages messages) {
        this.messages = messages;
    }

    /**
     * Begins a rule that follows its volatility at once: a reference of 1, steps of 0.05 from 0 to 10, no hysteresis,
     * reserve or ramp. All may be overwritten.
     *
     * @param instrumentId           whose tiers are scaled
     * @param volatilityInstrumentId whose volatility counts
     * @return the rule, to be completed and sent
     */
    public DefineScaleEncoder definition(final int instrumentId, final int volatilityInstrumentId) {
        messages.writer().begin(definition.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        return definition.instrumentId(instrumentId)
            .volatilityInstrumentId(volatilityInstrumentId)
            .referenceVolatility(ONE)
            .step(ONE / 20)
            .leastScale(0)
            .largestScale(10 * ONE)
            .hysteresis(0)
            .reserve(0)
            .refillPerHour(0)
            .risePerHour(0)
            .riseAtOnce(ONE)
            .largestGap(0);
    }

    /**
     * Sends a rule as {@link #definition} begins it.
     *
     * @param instrumentId           whose tiers are scaled
     * @param volatilityInstrumentId whose volatility counts
     */
    public void define(final int instrumentId, final int volatilityInstrumentId) {
        definition(instrumentId, volatilityInstrumentId);
        messages.send();
    }

    /**
     * Sends how often scales are reviewed.
     *
     * @param seconds between two reviews
     */
    public void review(final int seconds) {
        messages.writer().begin(review.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        review.reviewSeconds(seconds);
        messages.send();
    }

    /**
     * Lets accounts change over, as the service; the present source is the operator afterwards.
     *
     * @param accounts how many
     */
    public void rollOut(final int accounts) {
        rollOut(MessageWriter.SERVICE, accounts);
    }

    /**
     * The same as another source, which is not permitted; the present source is the operator afterwards.
     *
     * @param source   that says it
     * @param accounts how many
     */
    public void rollOut(final int source, final int accounts) {
        messages.writer().from(source);
        messages.writer().begin(rollOut.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        rollOut.accounts(accounts);
        messages.send();
        messages.writer().from(MessageWriter.OPERATOR);
    }
}
