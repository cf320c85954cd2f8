package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.source.Permission;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.PermissionsDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.Sequencing;
import java.nio.ByteOrder;

/** DefineSource. */
final class SourceDefinitions {
    private final SourceTable sources;
    private final DefineSourceDecoder message = new DefineSourceDecoder();

    SourceDefinitions(final SourceTable sources) {
        this.sources = sources;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int id = message.sourceId();
        if (id <= SourceTable.OPERATOR || message.rejectionsPerSecond() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (sources.indexOf(id) != SourceTable.NONE) {
            return ReasonCode.ALREADY_DEFINED;
        }
        final PermissionsDecoder set = message.permissions();
        final int permissions = set.buffer().getInt(set.offset(), ByteOrder.LITTLE_ENDIAN);
        final short sequencing = message.sequencingRaw();
        if (permissions == 0
            || (permissions & ~Permission.ALL) != 0
            || (permissions & Permission.CLOCK) != 0
            || sequencing > Sequencing.LOSSLESS.value()
            || sequencing == Sequencing.LOSSY.value() && (permissions & Permission.LOSSLESS_ONLY) != 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (sources.isFull()) {
            return ReasonCode.SOURCES_FULL;
        }
        sources.add(id, permissions, sequencing == Sequencing.LOSSLESS.value(), message.rejectionsPerSecond());
        return ACCEPTED;
    }
}
