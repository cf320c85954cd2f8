package io.plimsoll.engine.output;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.portfolio.PortfolioMargin;
import io.plimsoll.engine.portfolio.UnderlyingRequirement;
import io.plimsoll.engine.wire.AccountReportEncoder;

/** Writes how a portfolio account's requirement comes about, underlying by underlying. */
final class UnderlyingReports {
    private static final int NONE = -1;

    private final InstrumentTable instruments;

    UnderlyingReports(final InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /** Writes the report's last group; of no portfolio account if the margin is null. */
    void write(final AccountReportEncoder report, final PortfolioMargin margin) {
        final int count = margin == null ? 0 : margin.underlyings();
        final AccountReportEncoder.UnderlyingsEncoder group = report.underlyingsCount(count);
        int lastId = NONE;
        for (int i = 0; i < count; i++) {
            final UnderlyingRequirement next = nextById(margin, lastId);
            lastId = instruments.get(next.underlying()).id();
            write(next, lastId, group.next());
        }
    }

    /** Accounts have few underlyings: looking for the next id costs less than keeping an order. */
    private UnderlyingRequirement nextById(final PortfolioMargin margin, final int lastId) {
        int found = NONE;
        int foundId = NONE;
        for (int slot = 0; slot < margin.underlyings(); slot++) {
            final int id = instruments.get(margin.requirement(slot).underlying()).id();
            if (id > lastId && (found == NONE || id < foundId)) {
                found = slot;
                foundId = id;
            }
        }
        return margin.requirement(found);
    }

    private static void write(
        final UnderlyingRequirement its, final int id, final AccountReportEncoder.UnderlyingsEncoder entry) {
        entry.instrumentId(id)
            .worstScenario(its.worstScenario())
            .worstOutcome(its.worstOutcome())
            .basisOutcome(its.basisOutcome())
            .linearCharge(its.linearCharge())
            .nakedShortCharge(its.nakedShortCharge())
            .leastShort(its.leastShort())
            .doubtCharge(its.doubtCharge())
            .initialRequirement(its.initial())
            .maintenanceRequirement(its.maintenance());
    }
}
