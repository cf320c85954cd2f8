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
        if (Grid.hasPeg(definition)) {
            final ReasonCode reason = checkPeg(book.instruments.get(definition.pegInstrumentId()));
            if (reason != ReasonCode.NULL_VAL) {
                return Outcome.refused(reason);
            }
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
        final boolean hasShadow = assignment.shadowGridId() != AssignGridDecoder.shadowGridIdNullValue();
        if (!book.grids.containsKey(assignment.gridId())
            || hasShadow && !book.grids.containsKey(assignment.shadowGridId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_GRID);
        }
        book.gridIds.put(assignment.classId(), assignment.gridId());
        if (hasShadow) {
            book.shadowGridIds.put(assignment.classId(), assignment.shadowGridId());
        } else {
            book.shadowGridIds.remove(assignment.classId());
        }
        return Outcome.portfolios();
    }

    /** What is wrong with what is to price a stable coin; NULL_VAL if nothing. */
    static ReasonCode checkPeg(final Instrument instrument) {
        if (instrument == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instrument.isOption()
            || instrument.inverse
            || !InstrumentBounds.fits(Quotient.of(instrument.tickSize.multiply(InstrumentBounds.BILLION)))) {
            return ReasonCode.INVALID_DEFINITION;
        }
        return instrument.mark == null ? ReasonCode.NO_PRICE : ReasonCode.NULL_VAL;
    }
}
