package io.plimsoll.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.AvailableBreakdown;
import io.plimsoll.journal.audit.ExtraHaircut;
import io.plimsoll.journal.audit.HaircutPart;
import io.plimsoll.journal.audit.HaircutTier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
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

    @Test
    void shouldShowTheExtraHaircutAndItsRollOut() {
        assertEquals(
            "extra haircut 0.13: 13 = floor(15 x (1 - 0.13)), which takes 2 off; coming: 0.15, the account has not"
                + " changed over",
            extra(false, 15, 13));
        assertEquals(
            "extra haircut 0.13: -21 = floor((-18) x (1 + 0.13)), which takes 3 off; the account has changed over,"
                + " those that have not are at 0.15",
            extra(true, -18, -21));
    }

    private String extra(final boolean changedOver, final long byTiers, final long weighted) {
        text.getBuffer().setLength(0);
        return printed(assets -> assets.printExtraHaircut(new ExtraHaircut(
            new BigDecimal("0.13"), null, new BigDecimal("0.15"), changedOver, BigDecimal.valueOf(byTiers),
            BigDecimal.valueOf(weighted))));
    }

    @Test
    void shouldShowWhatIsAvailable() {
        assertEquals(
            "free 233, the balance and what counts of 140, unrealised profit less initial requirements"
                + " free, weighted 232 after haircuts, of which 0.8 counts for new risk"
                + " available 185 = floor(232 x 0.8)",
            printed(assets -> assets.printAvailable(new AvailableBreakdown(
                BigDecimal.valueOf(140), BigDecimal.valueOf(233), BigDecimal.valueOf(232), new BigDecimal("0.8"),
                BigDecimal.valueOf(185)))));
    }

    private String print(final List<HaircutPart> parts, final long weighted) {
        final AssetBreakdown asset = new AssetBreakdown(
            1, 0, BigDecimal.valueOf(1_000), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(1_000),
            parts, null, BigDecimal.valueOf(weighted), null, null, BigDecimal.ZERO, BigDecimal.ZERO,
            null, null, null, null);
        return printed(assets -> assets.printHaircuts(asset));
    }

    private String printed(final Consumer<AssetText> what) {
        try (PrintWriter out = new PrintWriter(text)) {
            what.accept(new AssetText(null, new Sheet(out), null));
        }
        return text.toString().trim().replaceAll("\\s+", " ");
    }
}
