package io.plimsoll.journal.audit;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** Grids as the wire brings them. */
final class GridDefinition {
    private GridDefinition() {
    }

    /** The grid that a definition with these terms makes; they must be such as are allowed. */
    static Grid of(final GridTerms terms) {
        final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
        final DefineGridEncoder encoder = new DefineGridEncoder();
        terms.writeTo(encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder()).gridId(1));
        final DefineGridDecoder decoder = new DefineGridDecoder();
        decoder.wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        final List<Grid.Point> points = Grid.points(decoder);
        if (!GridLimits.allow(decoder, points)) {
            throw new IllegalArgumentException("no such grid may be defined: " + terms);
        }
        return Grid.of(decoder, points);
    }
}
