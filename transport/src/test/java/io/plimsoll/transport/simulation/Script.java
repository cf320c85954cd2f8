package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.transport.client.SourcePublisher;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the sources of a simulation will say: a random book and random messages to it, sensible and less so, with an
 * engine at hand to aim at thresholds. Each source says its part at its own pace.
 */
final class Script implements MessageSink, OutputListener {
    /** What a publisher never sends: it writes the origin itself, and takes an encoder's word for the rest. */
    private static final Set<ReasonCode> OF_THE_WIRE = EnumSet.of(
        ReasonCode.TRUNCATED, ReasonCode.TOO_LONG, ReasonCode.UNKNOWN_SCHEMA, ReasonCode.UNKNOWN_MESSAGE,
        ReasonCode.UNKNOWN_SOURCE, ReasonCode.OLDER_EPOCH, ReasonCode.EPOCH_BEYOND_MAXIMUM,
        ReasonCode.OLDER_SEQUENCE, ReasonCode.SEQUENCE_GAP);
    private static final int SERVICE = 0;
    private static final double PORTFOLIO_PERCENT = 15;

    private final Map<Integer, Deque<ScriptedMessage>> parts = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginDecoder origin = new OriginDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final int definitions;
    private ScriptedStream stream;
    private ReasonCode refusal;
    private int messages;

    /**
     * Writes a script.
     *
     * @param dice  that make it
     * @param lines beyond the definitions of the book
     */
    Script(final Dice dice, final int lines) {
        final boolean isPortfolio = dice.chance(PORTFOLIO_PERCENT);
        configuration = ScriptedStream.configuration(dice, isPortfolio);
        engine = new MarginEngine(configuration, this);
        stream = ScriptedStream.begin(dice, isPortfolio, new Messages(this));
        definitions = messages;
        while (messages < definitions + lines) {
            stream.next().run();
        }
    }

    @Override
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        refusal = null;
        engine.apply(sequence, timeNs, message, offset, length);
        if (!OF_THE_WIRE.contains(refusal) && length <= SourcePublisher.MAX_LENGTH) {
            final byte[] bytes = new byte[length];
            message.getBytes(offset, bytes);
            add(bytes);
        }
    }

    private void add(final byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final int source = origin.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH).source();
        final boolean isQuery = header.wrap(buffer, 0).templateId() == SourceQueryDecoder.TEMPLATE_ID;
        if (source != SERVICE && !isQuery) {
            parts.computeIfAbsent(source, ignored -> new ArrayDeque<>()).add(new ScriptedMessage(bytes));
            messages++;
        }
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        if (header.wrap(buffer, offset).templateId() == RejectionDecoder.TEMPLATE_ID) {
            refusal = rejection.wrapAndApplyHeader(buffer, offset, header).reason();
        } else if (stream != null) {
            stream.listener().onOutput(buffer, offset, length);
        }
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    /** Messages of the operator that define the book. */
    int definitions() {
        return definitions;
    }

    /** What a source has to say. */
    Deque<ScriptedMessage> part(final int source) {
        return parts.computeIfAbsent(source, ignored -> new ArrayDeque<>());
    }
}
