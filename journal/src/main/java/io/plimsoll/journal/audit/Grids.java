package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.List;

/** Rule 10.1 for DefineGrid and AssignGrid. */
final class Grids {
    static final int MOST_GRIDS = 16;

    private final Book book;

    Grids(final Book book) {
        this.book = book;
    }

    Outcome grid(final DefineGridDecoder definition) {
        final List<Grid.Point> points = Grid.points(definition);
        if (definition.gridId() < 0 || !GridLimits.allow(definition, points)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (!book.grids.containsKey(definition.gridId()) && book.grids.size() >= MOST_GRIDS) {
            return Outcome.refused(ReasonCode.GRIDS_FULL);
        }
        book.grids.put(definition.gridId(), Grid.of(definition, points));
        return Outcome.portfolios();
    }

    Outcome assign(final AssignGridDecoder assignment) {
        if (!book.accountClasses.containsKey(assignment.classId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ACCOUNT_CLASS);
        }
        if (!book.grids.containsKey(assignment.gridId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_GRID);
        }
        book.gridIds.put(assignment.classId(), assignment.gridId());
        return Outcome.portfolios();
    }
}
