package io.plimsoll.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.Quotient;
import io.plimsoll.journal.audit.RequirementParts;
import io.plimsoll.journal.audit.SizeBreakdown;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each part of a requirement that grows with size is on a line of its own. */
class SizeTextTest {
    private final StringWriter text = new StringWriter();

    @Test
    void shouldSayWhatSizeAdds() {
        assertEquals(
            List.of(
                "close-out 1.5, 100 lots can be closed at the plain rate; coming: 110 lots, the account has not"
                    + " changed over",
                "thinness 2, so the lots count as 500; coming: 1.9, the account has not changed over",
                "maintenance rate 0.03 for size, of 0.01 for the root of lots and 0.02 for the distance at which they"
                    + " are closed",
                "maintenance size 750 = ceil(25000 x 0.03)",
                "maintenance base 4125 = ceil(2750 x 1.5); the close-out adds 1375",
                "maintenance 4875 = 4125 + 750",
                "initial rate 0.02 for size, of 0 for the root of lots and 0.02 for the distance at which they"
                    + " are closed",
                "initial size 500 = ceil(25000 x 0.02)",
                "initial base 8250 = ceil(5500 x 1.5); the close-out adds 2750",
                "initial 8750 = 8250 + 500"),
            print(size(100, "2", false)));
    }

    @Test
    void shouldSayThatTheAccountHasChangedOver() {
        final List<String> lines = print(size(0, "1.9", true));
        assertEquals("close-out 1.5, any number of lots can be closed; the account has changed over, those that have"
            + " not are at 110 lots", lines.get(0));
        assertEquals("thinness 1.9, so the lots count as 500", lines.get(1));
    }

    @Test
    void shouldSayWhatOpenInterestMakesOfARate() {
        final PrintWriter out = new PrintWriter(text);
        new SizeText(new Sheet(out)).printOpenInterest(size(0, "1", false));
        out.flush();
        assertEquals(List.of("open interest 100000 minor units, so the initial rate is 0.6"), lines());
    }

    private static SizeBreakdown size(final long closeOutLots, final String thinness, final boolean changedOver) {
        return new SizeBreakdown(
            new BigDecimal(thinness), BigInteger.valueOf(500), new BigDecimal("0.02"), new BigDecimal("0.01"),
            BigDecimal.ZERO, new BigDecimal("0.03"), new BigDecimal("0.02"), BigInteger.valueOf(closeOutLots),
            new BigDecimal("1.5"), BigInteger.valueOf(100_000), new BigDecimal("0.6"), new BigDecimal("1.9"),
            BigInteger.valueOf(110), changedOver);
    }

    private static RequirementParts parts(final long base, final long scaling, final long closeOut, final long size) {
        return new RequirementParts(
            BigDecimal.valueOf(base), BigDecimal.valueOf(scaling), BigDecimal.valueOf(closeOut),
            BigDecimal.valueOf(size));
    }

    private List<String> print(final SizeBreakdown size) {
        final Quotient notional = new Quotient(BigDecimal.valueOf(25_000), BigDecimal.ONE);
        final PositionBreakdown position = new PositionBreakdown(
            1, 1, false, null, null, null, null, null, null, null, null, null, null, null, notional, null, null, null,
            null, null, size, parts(2_500, 250, 1_375, 750), parts(5_000, 500, 2_750, 500));
        final PrintWriter out = new PrintWriter(text);
        new SizeText(new Sheet(out)).print(position);
        out.flush();
        return lines();
    }

    private List<String> lines() {
        return text.toString().lines().map(line -> line.trim().replaceAll("\\s+", " ")).toList();
    }
}
