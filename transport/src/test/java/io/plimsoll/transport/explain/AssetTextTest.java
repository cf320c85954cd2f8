package io.plimsoll.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.HaircutPart;
import io.plimsoll.journal.audit.HaircutTier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of haircuts that no input of the journal set: there are none, or they are from its oldest snapshot. */
class AssetTextTest {
    private final StringWriter text = new StringWriter();

    @Test
    void shouldSayThatThereIsNone() {
        assertEquals("with haircuts 1000 = net, there is no haircut", print(List.of(), 1_000));
    }

    @Test
    void shouldShowThoseOfASnapshot() {
        final HaircutTier tier = new HaircutTier(BigDecimal.ZERO, new BigDecimal("0.1"));
        assertEquals(
            "haircut 0.1 from 0 on: 1000 counts 900 = 1000 x (1 - 0.1) with haircuts 900",
            print(List.of(new HaircutPart(tier, null, BigDecimal.valueOf(1_000), BigDecimal.valueOf(900))), 900));
    }

    private String print(final List<HaircutPart> parts, final long weighted) {
        final AssetBreakdown asset = new AssetBreakdown(
            1, 0, BigDecimal.valueOf(1_000), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(1_000),
            parts, null, BigDecimal.valueOf(weighted), BigDecimal.ZERO, BigDecimal.ZERO, null, null, null, null);
        try (PrintWriter out = new PrintWriter(text)) {
            new AssetText(null, new Sheet(out), null).printHaircuts(asset);
        }
        return text.toString().trim().replaceAll("\\s+", " ");
    }
}
