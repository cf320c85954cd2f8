package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineAssetEncoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** Writes random tier tables, haircuts and account classes that the rules accept. */
final class RandomTables {
    private static final long BILLION = 1_000_000_000L;
    private static final long HALF = BILLION / 2;

    private final Dice dice;
    private final MessageWriter writer;

    RandomTables(final Dice dice, final MessageWriter writer) {
        this.dice = dice;
        this.writer = writer;
    }

    /** Writes up to six tiers around the notional of a usual position; the last rate may be 50 % and more. */
    void tiers(final BookInstrument instrument) {
        final int count = dice.between(1, dice.chance(50) ? 2 : 6);
        final long[] rates = new long[count];
        for (int i = 0; i < count; i++) {
            rates[i] = rate();
        }
        Arrays.sort(rates);
        if (count > 1 && dice.chance(30)) {
            rates[count - 1] = dice.chance(70) ? HALF : dice.between(HALF, BILLION * 2);
            Arrays.sort(rates);
        }
        final var tiers = writer.defineTiers().instrumentId(instrument.id).tiersCount(count);
        long floor = 0;
        long amount = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                floor += dice.between(1, Math.max(2, instrument.usualNotional));
                amount = continuous(amount, floor, rates[i] - rates[i - 1]);
            }
            final long extra = dice.chance(50) ? rates[i] : dice.between(0L, BILLION / 10);
            tiers.next().floor(floor).maintenanceRate(rates[i]).amount(amount).initialRate(rates[i] + extra);
        }
    }

    /** The tier amount that continues maintenance at a floor, rounded down. */
    private long continuous(final long before, final long floor, final long rateStep) {
        return before + new BigDecimal(BigInteger.valueOf(floor).multiply(BigInteger.valueOf(rateStep)), 9)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    }

    private long rate() {
        return dice.chance(70)
            ? dice.of(0, 4_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 125_000_000)
            : dice.between(0L, BILLION / 4);
    }

    /** Writes an asset definition with up to four haircut tiers, up to 100 %. */
    void asset(final BookAsset asset) {
        final DefineAssetEncoder definition =
            writer.defineAsset().assetId(asset.id()).exponent((byte) asset.exponent());
        if (asset.priceInstrumentId() != BookAsset.UNPRICED) {
            definition.priceInstrumentId(asset.priceInstrumentId());
        }
        final int count = dice.chance(40) ? 0 : dice.between(1, 4);
        final long[] haircuts = new long[count];
        for (int i = 0; i < count; i++) {
            haircuts[i] = dice.chance(10) ? dice.between(0L, BILLION)
                : dice.of(0, 25_000_000, 50_000_000, 100_000_000, 200_000_000, 333_333_333);
        }
        Arrays.sort(haircuts);
        final DefineAssetEncoder.HaircutsEncoder group = definition.haircutsCount(count);
        long floor = 0;
        for (int i = 0; i < count; i++) {
            floor += i == 0 ? 0 : dice.between(1, Math.max(2, asset.usualAmount()));
            group.next().floor(floor).haircut(haircuts[i]);
        }
    }

    /** Writes a class whose cures are at its ratios or above. */
    void accountClass(final int classId) {
        final long[] ratios = new long[3];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = dice.chance(80)
                ? dice.of(BILLION, 1_100_000_000L, 1_200_000_000L, 1_500_000_000L, 2_000_000_000L, 3_000_000_000L)
                : dice.between(HALF, 3 * BILLION);
        }
        Arrays.sort(ratios);
        final long[] cures = new long[3];
        for (int i = 0; i < cures.length; i++) {
            cures[i] = ratios[i] + (dice.chance(50) ? 0 : dice.of(0, 50_000_000, 100_000_000, 500_000_000));
        }
        Arrays.sort(cures);
        writer.defineAccountClass()
            .classId(classId)
            .warningRatio(ratios[2]).warningCure(cures[2])
            .marginCallRatio(ratios[1]).marginCallCure(cures[1])
            .liquidationRatio(ratios[0]).liquidationCure(cures[0]);
    }
}
