package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends size charges, depth and market totals to the instruments of a random book, so that positions of usual size are
 * small in one market and large in another; now and then bad ones. The source is the operator afterwards.
 */
public final class RandomSizeMessages {
    private static final long ONE = 1_000_000_000L;
    private static final long ROOT_RATE_OF_A_LOT = 100 * ONE;
    private static final int SHARE_OF_BAD = 12;
    private static final int MOST_BANDS = 16;
    private static final long MOST_LOTS = 1L << 58;
    private static final int NOBODY = 999_999;
    private static final long TOO_LATE_NS = TimeUnit.HOURS.toNanos(25);

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final SizeMessages sizes;
    private final Map<Integer, long[]> bands = new HashMap<>();
    private final long largestCloseOutFactor;

    /**
     * Messages to a book that is defined.
     *
     * @param book     to send to
     * @param messages to send with
     */
    public RandomSizeMessages(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        sizes = new SizeMessages(messages);
        largestCloseOutFactor = dice.of(ONE, 2 * ONE, 5 * ONE);
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        if (dice.chance(SHARE_OF_BAD)) {
            messages.writer().from(MessageWriter.OPERATOR);
            sendBad();
        } else {
            final BookInstrument instrument = dice.pick(book.instruments);
            final int roll = dice.between(1, 100);
            if (roll <= 30) {
                messages.writer().from(dice.chance(50) ? MessageWriter.OPERATOR : RandomBook.DEFINITIONS);
                define(instrument);
            } else {
                messages.writer().from(dice.chance(50) ? MessageWriter.OPERATOR : RandomBook.TICKS);
                if (roll <= 65) {
                    totals(instrument);
                } else {
                    depth(instrument);
                }
            }
        }
        messages.writer().from(MessageWriter.OPERATOR);
    }

    private void define(final BookInstrument instrument) {
        final long[] its = bands(instrument.usualLots);
        final DefineSizeChargeEncoder charge = sizes.definition(instrument.id, its);
        final long step = dice.of(ONE / 1_000, ONE / 20, ONE / 4, ONE);
        charge
            .recoverySamples((int) dice.of(1, 2, 10, 1 << 20))
            .recoverySampleSeconds((int) dice.of(1, 5, 60, 3_600))
            .rootRate(dice.chance(40)
                ? 0 : dice.between(0L, (long) (ROOT_RATE_OF_A_LOT / Math.sqrt(instrument.usualLots))))
            .allowance(dice.of(0, ONE / 5, ONE, dice.between(0, ONE)))
            .largestSizeRate(dice.of(0, ONE / 10, ONE / 2, ONE, dice.between(0, ONE)))
            .closeOutShare(dice.of(0, ONE / 10, ONE, dice.between(0, ONE)))
            .largestCloseOutFactor(dice.between(ONE, largestCloseOutFactor))
            .largestThinness(dice.of(ONE, 2 * ONE, 10 * ONE, dice.chance(5) ? 1_000 * ONE : 4 * ONE))
            .thinnessStep(step)
            .thinnessHysteresis(dice.of(0, ONE / 10, ONE, dice.between(0, ONE)));
        if (dice.chance(40)) {
            final long lower = dice.between(0, 5 * instrument.usualNotional);
            charge.openInterestLower(lower)
                .openInterestUpper(lower + dice.between(1, 20 * instrument.usualNotional));
        }
        messages.send();
        if (!instrument.isSpot() && !instrument.isSettled()) {
            bands.put(instrument.id, its);
        }
    }

    /** Pairs of lots and distance; a usual position reaches over a few of them. */
    private long[] bands(final long usualLots) {
        final int count = (int) dice.of(0, 1, 2, 3, 4, MOST_BANDS);
        final long[] its = new long[2 * count];
        long lots = 0;
        long distance = 0;
        for (int band = 0; band < count; band++) {
            lots += dice.between(1, 1 + usualLots / 2);
            distance += dice.between(0, ONE / 50);
            its[2 * band] = band == count - 1 ? SizeMessages.NO_END : lots;
            its[2 * band + 1] = distance;
        }
        return its;
    }

    private void totals(final BookInstrument instrument) {
        sizes.totals(
            instrument.id,
            dice.chance(20) ? SizeMessages.NOT_TOLD : dice.between(0, 30 * instrument.usualLots),
            dice.chance(20) ? SizeMessages.NOT_TOLD : dice.between(0, dice.of(1, 10) * instrument.usualLots));
        messages.send();
    }

    /** About as much as ordinarily, or less and less of it, down to nothing. */
    private void depth(final BookInstrument instrument) {
        final long[] ordinary = bands.getOrDefault(instrument.id, new long[] {});
        final long percent = dice.of(0, 1, 10, 50, 100, 150);
        final List<Long> lots = new ArrayList<>();
        for (int band = 0; band < ordinary.length / 2 - 1; band++) {
            lots.add(ordinary[2 * band] * percent / 100);
            lots.add(ordinary[2 * band] * percent * dice.between(100, 120) / 10_000);
        }
        for (int i = 2; i < lots.size(); i++) {
            lots.set(i, Math.max(lots.get(i), lots.get(i - 2)));
        }
        sizes.depth(instrument.id, lots.stream().mapToLong(Long::longValue).toArray());
        messages.send();
    }

    private void sendBad() {
        final int instrument = dice.pick(book.instruments).id;
        switch (dice.between(1, 9)) {
            case 1 -> sizes.definition(NOBODY, 1, 2, 3, 4);
            case 2 -> badDefinition(sizes.definition(instrument));
            case 3 -> sizes.definition(instrument, dice.of(0, -1, MOST_LOTS + 1), 1, SizeMessages.NO_END, 1);
            case 4 -> sizes.definition(instrument, 1, dice.of(-1, 2, ONE + 1), SizeMessages.NO_END - 1, 1);
            case 5 -> sizes.depth(dice.chance(50) ? NOBODY : instrument, -1, -1, -1, -1);
            case 6 -> sizes.depth(instrument).exchangeTimeNs(
                dice.chance(50) ? 0 : messages.feed().timeNs() + TOO_LATE_NS);
            case 7 -> sizes.totals(dice.chance(50) ? NOBODY : instrument, dice.between(-9L, -1L), 0);
            case 8 -> sizes.totals(instrument, dice.of(0, MOST_LOTS + 1), dice.of(0, MOST_LOTS + 1));
            default -> {
                messages.writer().from(MessageWriter.SERVICE);
                sizes.totals(instrument, 0, 0);
            }
        }
        messages.send();
    }

    private void badDefinition(final DefineSizeChargeEncoder charge) {
        final List<Runnable> kinds = List.of(
            () -> charge.recoverySamples(0), () -> charge.recoverySampleSeconds(3_601), () -> charge.rootRate(-1),
            () -> charge.allowance(ONE + 1), () -> charge.largestSizeRate(10 * ONE + 1),
            () -> charge.closeOutShare(-1), () -> charge.largestCloseOutFactor(ONE - 1),
            () -> charge.largestThinness(ONE / 2), () -> charge.thinnessStep(1),
            () -> charge.thinnessHysteresis(-1), () -> charge.openInterestLower(1),
            () -> charge.largestCloseOutFactor(100 * ONE));
        dice.pick(kinds).run();
    }
}
