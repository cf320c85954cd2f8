package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.journal.audit.AuditEngine.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the scale of a position, before, in and after a roll-out. */
class ScaleBreakdownTest {
    private static final int DOLLAR = 1;
    private static final long CHANGED = 7;
    private static final long LEFT = 8;
    private static final int ROUNDS = 1_500;
    private static final int ROUNDS_BETWEEN_LOOKS = 50;

    private final List<Long> sequences = new ArrayList<>();
    private final AuditEngine engine = new AuditEngine(
        new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 4, 4, 4, 4, 4, 4, 4),
        (buffer, offset, length) -> { }, Scope.EVERY_ACCOUNT);
    private final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
        sequences.add(sequence);
        engine.apply(sequence, timeNs, message, offset, length);
    });
    private final ScaleMessages scales = new ScaleMessages(messages);

    /** 21 lots at 100: a tenth of 2,100 is 210, a fifth 420. Times 1.7 that is 357 and 714: 147 and 294 more. */
    @Test
    void shouldShowOnWhichSideOfARollOutAnAccountIs() {
        book();
        assertNull(scale(CHANGED));
        scales.volatility(PERPETUAL).longRunVolatility(1_700_000_000);
        messages.send();
        scales.scale(PERPETUAL, PERPETUAL);
        messages.send();
        require(scale(CHANGED), "1", "1", false, 0, 0);
        assertNull(scale(CHANGED).cause());

        messages.clock(1);
        final long review = sequences.get(sequences.size() - 1);
        require(scale(CHANGED), "1", "1.7", false, 0, 0);
        scales.rollOut(1);
        require(scale(CHANGED), "1.7", "1", true, 147, 294);
        require(scale(LEFT), "1", "1.7", false, 0, 0);
        assertEquals(review, scale(CHANGED).cause().sequence());
        assertEquals(messages.feed().timeNs(), scale(CHANGED).cause().timeNs());
        assertTrue(scale(LEFT).isChanging());
        assertEquals(new BigDecimal(357), position(CHANGED).maintenance());
        assertEquals(new BigDecimal(714), position(CHANGED).initial());

        scales.rollOut(1);
        require(scale(CHANGED), "1.7", "1.7", false, 147, 294);
        require(scale(LEFT), "1.7", "1.7", false, 147, 294);
        assertFalse(scale(LEFT).isChanging());
    }

    /** A scale below 1 takes something off: ceil(210 x 0.5) - 210, ceil(420 x 0.5) - 420. */
    @Test
    void shouldShowWhatALowScaleTakesOff() {
        book();
        scales.volatility(PERPETUAL);
        messages.send();
        scales.scale(PERPETUAL, PERPETUAL).step(ONE / 2);
        messages.send();
        messages.mark(PERPETUAL, 100);
        messages.clock(1);
        scales.rollOut(2);
        require(scale(LEFT), "0.5", "0.5", false, -105, -210);
    }

    /** Top to bottom with a pocket calculator, over random books: every position from its tier and its scale. */
    @Test
    void shouldDeriveRequirementsFromTierAndScale() {
        long scaled = 0;
        long changedOver = 0;
        for (final BookScale size : List.of(BookScale.SMALL, BookScale.MARKET)) {
            final Dice dice = new Dice(11);
            final RandomScaleMessages[] random = new RandomScaleMessages[1];
            final AuditEngine subject = new AuditEngine(
                RandomBook.configuration(dice, size, EngineConfiguration.DRAFT_RULES_VERSION),
                (buffer, offset, length) -> {
                    if (random[0] != null) {
                        random[0].onOutput(buffer, offset, length);
                    }
                },
                Scope.TOUCHED_ACCOUNTS);
            final Messages sender = new Messages(subject::apply);
            random[0] = new RandomScaleMessages(new RandomBook(dice, size, sender), sender);
            for (int i = 0; i < ROUNDS; i++) {
                random[0].send();
                if (i % ROUNDS_BETWEEN_LOOKS == 0) {
                    for (final AccountBreakdown account : accounts(subject)) {
                        account.positions().forEach(ScaleBreakdownTest::check);
                        scaled += account.positions().stream().filter(position -> position.scale() != null
                            && position.scale().scale().compareTo(BigDecimal.ONE) != 0).count();
                        changedOver += account.positions().stream().filter(position -> position.scale() != null
                            && position.scale().changedOver() && position.scale().isChanging()).count();
                    }
                }
            }
        }
        assertTrue(scaled > 100, "scaled: " + scaled);
        assertTrue(changedOver > 10, "changed over: " + changedOver);
    }

    private static List<AccountBreakdown> accounts(final AuditEngine engine) {
        final List<AccountBreakdown> accounts = new ArrayList<>();
        for (long id = 0; id <= 100_000; id++) {
            engine.breakdown(id).ifPresent(accounts::add);
        }
        return accounts;
    }

    private static void check(final PositionBreakdown position) {
        final MarginTier tier = position.tier();
        final SizeBreakdown size = position.size();
        final BigDecimal maintenance = ceil(position.notional().dividend().multiply(tier.maintenanceRate())
            .subtract(tier.amount().multiply(position.notional().divisor())), position.notional());
        final BigDecimal initial = share(position, size == null ? tier.initialRate() : size.tierRate());
        final ScaleBreakdown scale = position.scale();
        assertEquals(
            required(position, maintenance, size == null ? BigDecimal.ZERO : size.maintenanceRate()),
            position.maintenance());
        assertEquals(
            required(position, initial, size == null ? BigDecimal.ZERO : size.initialRate()), position.initial());
        if (scale != null) {
            assertEquals(maintenance, scale.maintenance());
            assertEquals(initial, scale.initial());
            assertEquals(scaled(position, maintenance), maintenance.add(scale.addedMaintenance()));
            assertEquals(scaled(position, initial), initial.add(scale.addedInitial()));
        }
    }

    private static BigDecimal required(
        final PositionBreakdown position, final BigDecimal byTier, final BigDecimal sizeRate) {
        final BigDecimal factor = position.size() == null ? BigDecimal.ONE : position.size().closeOut();
        return scaled(position, byTier).multiply(factor).setScale(0, RoundingMode.CEILING)
            .add(share(position, sizeRate));
    }

    private static BigDecimal scaled(final PositionBreakdown position, final BigDecimal byTier) {
        final BigDecimal scale = position.scale() == null ? BigDecimal.ONE : position.scale().scale();
        return byTier.multiply(scale).setScale(0, RoundingMode.CEILING);
    }

    private static BigDecimal share(final PositionBreakdown position, final BigDecimal rate) {
        return ceil(position.notional().dividend().multiply(rate), position.notional());
    }

    private static BigDecimal ceil(final BigDecimal dividend, final Quotient notional) {
        return dividend.divide(notional.divisor(), 0, RoundingMode.CEILING);
    }

    private void book() {
        messages.asset(DOLLAR, 0);
        messages.perpetual(PERPETUAL, DOLLAR, 1_000_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, ONE / 10, 0, ONE / 5);
        for (final long account : new long[] {CHANGED, LEFT}) {
            messages.account(account, DOLLAR);
            messages.collateral(account, DOLLAR, 10_000);
            messages.fill(account, PERPETUAL, 21, 100, 0);
        }
    }

    private PositionBreakdown position(final long account) {
        return engine.breakdown(account).orElseThrow().positions().get(0);
    }

    private ScaleBreakdown scale(final long account) {
        return position(account).scale();
    }

    private static void require(
        final ScaleBreakdown scale,
        final String own,
        final String other,
        final boolean changedOver,
        final long addedMaintenance,
        final long addedInitial) {
        assertEquals(0, scale.scale().compareTo(new BigDecimal(own)), scale::toString);
        assertEquals(0, scale.other().compareTo(new BigDecimal(other)), scale::toString);
        assertEquals(changedOver, scale.changedOver(), scale::toString);
        assertEquals(BigDecimal.valueOf(addedMaintenance), scale.addedMaintenance());
        assertEquals(BigDecimal.valueOf(addedInitial), scale.addedInitial());
    }
}
