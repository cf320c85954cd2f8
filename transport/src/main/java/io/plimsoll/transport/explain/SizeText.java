package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.Quotient;
import io.plimsoll.journal.audit.RequirementParts;
import io.plimsoll.journal.audit.SizeBreakdown;
import java.math.BigDecimal;

/** Rule 11.7 for one position: what its size adds to its requirements, and what these come to. */
final class SizeText {
    private final Sheet sheet;

    SizeText(final Sheet sheet) {
        this.sheet = sheet;
    }

    /** Of a position whose instrument has a size charge. */
    void print(final PositionBreakdown position) {
        final SizeBreakdown size = position.size();
        sheet.line("close-out", plain(size.closeOut()) + (size.closeOutLots().signum() == 0
            ? ", any number of lots can be closed"
            : ", " + size.closeOutLots() + " lots can be closed at the plain rate")
            + rollOut(size, size.closeOutLots().equals(size.otherCloseOutLots()), size.otherCloseOutLots() + " lots"));
        sheet.line("thinness", plain(size.thinness()) + ", so the lots count as " + size.thinLots()
            + rollOut(size, size.thinness().compareTo(size.otherThinness()) == 0, plain(size.otherThinness())));
        printSum("maintenance", position.notional(), size.closeOut(), size.maintenanceRate(), size.rootMaintenance(),
            size, position.maintenanceParts());
        printSum("initial", position.notional(), size.closeOut(), size.initialRate(), size.rootInitial(),
            size, position.initialParts());
    }

    /** With an open interest that makes the tier's initial rate grow. */
    void printOpenInterest(final SizeBreakdown size) {
        sheet.line("open interest", size.openInterest() + " minor units, so the initial rate is "
            + plain(size.tierRate()));
    }

    private void printSum(
        final String name,
        final Quotient notional,
        final BigDecimal closeOut,
        final BigDecimal rate,
        final BigDecimal root,
        final SizeBreakdown size,
        final RequirementParts parts) {
        final BigDecimal scaled = parts.base().add(parts.scaling());
        final BigDecimal closed = scaled.add(parts.closeOut());
        sheet.line(name + " rate", plain(rate) + " for size, of " + plain(root) + " for the root of lots and "
            + plain(size.liquidationCost()) + " for the distance at which they are closed");
        sheet.line(name + " size", plain(parts.size()) + " = ceil(" + notional + " x " + plain(rate) + ")");
        sheet.line(name + " base", plain(closed) + " = ceil(" + plain(scaled) + " x " + plain(closeOut)
            + "); the close-out adds " + plain(parts.closeOut()));
        sheet.line(name, plain(parts.total()) + " = " + plain(closed) + " + " + plain(parts.size()));
    }

    private static String rollOut(final SizeBreakdown size, final boolean isSame, final String other) {
        if (isSame) {
            return "";
        }
        return size.changedOver()
            ? "; the account has changed over, those that have not are at " + other
            : "; coming: " + other + ", the account has not changed over";
    }
}
