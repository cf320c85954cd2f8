package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.ScaleBreakdown;
import java.math.BigDecimal;

/** Rule 11.1 for one position: its requirements, once they are scaled. */
final class ScaleText {
    private final Sheet sheet;

    ScaleText(final Sheet sheet) {
        this.sheet = sheet;
    }

    /** What the scale makes of requirements, which is not all if something else follows. */
    void print(final ScaleBreakdown scale, final boolean isLast) {
        final String prefix = isLast ? "" : "scaled ";
        sheet.line("scale", plain(scale.scale()) + Formula.setBy(scale.cause()) + rollOut(scale));
        sheet.line(prefix + "maintenance", scaled(
            scale.scaledMaintenance(), scale.maintenance(), scale.scale(), scale.addedMaintenance()));
        sheet.line(prefix + "initial", scaled(
            scale.scaledInitial(), scale.initial(), scale.scale(), scale.addedInitial()));
    }

    private static String rollOut(final ScaleBreakdown scale) {
        if (scale.changedOver()) {
            return "; the account has changed over" + (scale.isChanging()
                ? ", those that have not are at " + plain(scale.other()) : "");
        }
        return scale.isChanging() ? "; " + plain(scale.other()) + " is coming, the account has not changed over" : "";
    }

    private static String scaled(
        final BigDecimal result, final BigDecimal unscaled, final BigDecimal scale, final BigDecimal added) {
        return plain(result) + " = ceil(" + plain(unscaled) + " x " + plain(scale) + "); the scale adds "
            + plain(added);
    }
}
