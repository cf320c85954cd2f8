package io.plimsoll.engine.output;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.PositionRequirement;
import io.plimsoll.engine.wire.AccountReportEncoder;

/** Writes what the requirements of each position are made of (rules, section 11.7). */
final class ComponentReports {
    private final AccountTable accounts;
    private final PositionTable positions;
    private final InstrumentTable instruments;
    private final PositionRequirement requirement;

    ComponentReports(final Book book) {
        accounts = book.accounts();
        positions = book.positions();
        instruments = book.instruments();
        requirement = new PositionRequirement(book);
    }

    /** Writes the report's group, which is empty for a portfolio account. */
    void write(final AccountReportEncoder report, final int account) {
        if (accounts.isPortfolio(account)) {
            report.componentsCount(0);
            return;
        }
        final AccountReportEncoder.ComponentsEncoder group =
            report.componentsCount(accounts.positionCount(account));
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int instrument = positions.instrument(p);
            requirement.set(account, instrument, positions.lots(p), instruments.mark(instrument));
            write(instruments.get(instrument).id(), group.next());
        }
    }

    private void write(final int instrumentId, final AccountReportEncoder.ComponentsEncoder entry) {
        final long maintenance = requirement.maintenanceBase();
        final long maintenanceScaled = requirement.scaled(maintenance);
        final long initial = requirement.initialBase();
        final long initialScaled = requirement.scaled(initial);
        entry.instrumentId(instrumentId)
            .maintenanceBase(maintenance)
            .maintenanceScaling(maintenanceScaled - maintenance)
            .maintenanceCloseOut(requirement.closedOut(maintenanceScaled) - maintenanceScaled)
            .initialBase(initial)
            .initialScaling(initialScaled - initial)
            .initialCloseOut(requirement.closedOut(initialScaled) - initialScaled)
            .maintenanceSize(requirement.added(requirement.maintenanceSizeRate()))
            .initialSize(requirement.added(requirement.initialSizeRate()))
            .scale(requirement.scale())
            .closeOutFactor(requirement.closeOutFactor())
            .sizeRate(requirement.maintenanceSizeRate())
            .initialRate(requirement.initialRate());
    }
}
