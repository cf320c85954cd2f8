package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Rules of collateral, deposits, combined prices and heartbeats of their members for a random book: what the book had
 * no price for is priced by the lowest of a few of its instruments, so that many a tick moves two marks.
 */
final class RandomCollateralMessages {
    private static final long MILLI = 1_000_000;
    private static final long ONE = 1_000 * MILLI;
    private static final int REFERENCE = 0;
    private static final int NOBODY = 999_999;
    private static final int COMBINED = 1_000;
    private static final double SHARE = 3;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final CollateralMessages collateral;
    private final ScaleMessages feeds;
    private final List<Runnable> bad = List.of(
        this::badRule, this::badRule, this::badRule, this::badTotals, this::badCombination, this::tickCombined);

    /** Defines a combined price and what is priced by it, and rules for about half of a book's assets. */
    RandomCollateralMessages(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        collateral = new CollateralMessages(messages);
        feeds = new ScaleMessages(messages);
        combine();
        for (int i = 0; i < book.assets.size(); i++) {
            defineRule();
        }
    }

    private void combine() {
        final List<BookInstrument> members = book.instruments.stream().filter(this::canBeMember).toList();
        final BookAsset unpriced = book.assets.stream()
            .filter(asset -> asset.priceInstrumentId() == BookAsset.UNPRICED).reduce((first, last) -> last)
            .orElseThrow();
        final BookInstrument first = dice.pick(members);
        final BookInstrument combined = new BookInstrument(
            COMBINED, InstrumentType.SPOT, false, first.settlementAssetId, unpriced.id(), first.sizes);
        collateral.spot(
            COMBINED, new int[] {combined.settlementAssetId, unpriced.id()},
            dice.between(1L, 2 * first.tickMantissa), first.tickExponent, first.maximumTicks,
            InstrumentState.ANNOUNCED);
        collateral.combine(COMBINED, Stream.of(first, dice.pick(members), dice.pick(members))
            .filter(Objects::nonNull).mapToInt(member -> member.id).distinct().toArray());
        book.price(unpriced.id(), combined);
    }

    private boolean canBeMember(final BookInstrument instrument) {
        return !instrument.inverse && instrument.settlementAssetId == book.assets.get(REFERENCE).id();
    }

    /** Now and then sends one message. */
    boolean sends() {
        final boolean sends = dice.chance(SHARE);
        if (sends) {
            messages.writer().from(MessageWriter.OPERATOR);
            final int roll = dice.between(1, 100);
            if (roll <= 45) {
                defineRule();
            } else if (roll <= 60) {
                collateral.totals(someAsset(), dice.between(0, 100) * dice.pick(book.assets).usualAmount());
            } else if (roll <= 80) {
                feeds.heartbeat(someInstrument(), (int) dice.of(0, 0, 1, 30, 600), 0, 0);
                messages.send();
            } else {
                dice.pick(bad).run();
            }
        }
        return sends;
    }

    /** Extra haircuts of anything up to all of it, most of them by volatilities that reviews find far apart. */
    private void defineRule() {
        final long step = dice.of(MILLI, 10 * MILLI, 25 * MILLI, 100 * MILLI);
        final DefineCollateralEncoder rule = collateral.collateral(someAsset())
            .volatilityFactor(dice.of(0, ONE / 20, ONE / 5, dice.between(0, ONE)))
            .pegThreshold(dice.between(0, 2 * ONE))
            .pegFactor(dice.of(0, ONE / 2, dice.between(0, 100 * ONE)))
            .largestExtra(dice.chance(20) ? ONE : step * dice.between(0, (int) (ONE / 2 / step)))
            .step(step)
            .hysteresis(dice.chance(50) ? 0 : dice.between(0, ONE / 4))
            .initialHaircut(dice.of(0, ONE / 10, dice.between(0, ONE)))
            .profitWeight(dice.of(ONE, dice.between(0, ONE)))
            .rootRate(dice.of(0, 1_000, 1_000_000_000, 1_000_000_000_000_000L, dice.between(0, 1_000_000_000_000L)))
            .rootNumerator(dice.of(ONE, 10 * ONE, dice.between(0, 2 * ONE)))
            .depositLimit(dice.chance(50) ? 0 : dice.between(0, 20) * book.assets.get(REFERENCE).usualAmount());
        if (dice.chance(80)) {
            rule.volatilityInstrumentId(someInstrument());
        }
        if (dice.chance(40)) {
            rule.pegInstrumentId(dice.chance(30) ? COMBINED : someInstrument());
        }
        messages.send();
    }

    private void badRule() {
        final DefineCollateralEncoder rule = collateral.collateral(someAsset());
        switch (dice.between(1, 10)) {
            case 1 -> rule.assetId(NOBODY);
            case 2 -> rule.assetId(book.assets.get(REFERENCE).id());
            case 3 -> rule.volatilityInstrumentId(NOBODY);
            case 4 -> rule.pegInstrumentId(dice.chance(50) ? NOBODY : someInstrument());
            case 5 -> rule.volatilityInstrumentId(COMBINED);
            case 6 -> rule.step(dice.of(0, MILLI - 1, 3 * MILLI));
            case 7 -> rule.largestExtra(dice.of(-1, 1, 2 * ONE));
            case 8 -> rule.pegThreshold(dice.of(-1, 2 * ONE + 1));
            case 9 -> rule.rootRate(dice.of(-1, Long.MAX_VALUE));
            default -> rule.profitWeight(dice.of(-1, ONE + 1));
        }
        messages.send();
    }

    private void badTotals() {
        collateral.totals(
            dice.chance(30) ? NOBODY : someAsset(),
            dice.of(-1, Long.MIN_VALUE, Long.MAX_VALUE, dice.between(0, 1L << 62)));
    }

    private void badCombination() {
        switch (dice.between(1, 4)) {
            case 1 -> collateral.combine(COMBINED, someInstrument());
            case 2 -> collateral.combine(someInstrument(), someInstrument());
            case 3 -> collateral.combine(someInstrument());
            default -> collateral.combine(COMBINED, NOBODY);
        }
    }

    private void tickCombined() {
        if (dice.chance(50)) {
            messages.mark(COMBINED, 1);
        } else {
            messages.writer().instrumentStateChange().instrumentId(COMBINED).state(InstrumentState.TRADING);
            messages.send();
        }
    }

    private int someAsset() {
        return dice.pick(book.assets).id();
    }

    private int someInstrument() {
        return dice.pick(book.instruments).id;
    }
}
