package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
import static io.plimsoll.journal.audit.PortfolioFixture.GRID;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What numbers of a grid do to options at the money, whose value is {@code forward x (2 N(deviation / 2) - 1)}, worked
 * out by hand: 10 of them, 30 days from expiry, which are rounded up to 2,596,864 seconds.
 */
class PortfolioGridTest {
    private static final int CALL = 20;
    private static final long HALF = 500_000_000L;

    /** A day later 2,506,752 seconds are left and a long position is worth 561.9; 30 days on it has expired. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldLetTimePass(final Implementation implementation) {
        assertEquals(0, requirementADayLater(implementation, 0));
        assertEquals(561, requirementADayLater(implementation, 30));
    }

    private static long requirementADayLater(final Implementation implementation, final double lookAheadDays) {
        final GridTerms plain = GridTerms.plain(nothing(), NO_CHARGES);
        final PortfolioFixture book = atTheMoney(implementation, new GridTerms(
            plain.volatilities(), plain.skews(), plain.owned(), plain.owed(), plain.basis(), plain.charges(),
            new GridTerms.Time(lookAheadDays, 0), plain.scenarios()));
        book.messages().fill(ACCOUNT, CALL, 10, 1, 0);
        book.messages().clock(TimeUnit.DAYS.toNanos(1));
        return book.report().maintenanceRequirement();
    }

    /** What was sold costs 571.9; by a quarter more volatility, 0.625, 714.5; at a quarter added, 0.75, 856.9. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRaiseVolatilitiesByAShareOrByAsMuch(final Implementation implementation) {
        assertEquals(715 - 572, requirementAsVolatilityRises(implementation, false));
        assertEquals(857 - 572, requirementAsVolatilityRises(implementation, true));
    }

    private static long requirementAsVolatilityRises(final Implementation implementation, final boolean isAbsolute) {
        final GridTerms plain =
            GridTerms.plain(List.of(new GridTerms.Point(1, 1, VolatilityMove.UP)), NO_CHARGES);
        final PortfolioFixture book = atTheMoney(implementation, new GridTerms(
            new GridTerms.Volatilities(isAbsolute, 0.25, 0.25, 0, 0, 0, 1), plain.skews(), plain.owned(),
            plain.owed(), plain.basis(), plain.charges(), plain.time(), plain.scenarios()));
        book.messages().fill(ACCOUNT, CALL, -10, 1, 0);
        return book.report().maintenanceRequirement();
    }

    private static PortfolioFixture atTheMoney(final Implementation implementation, final GridTerms grid) {
        final PortfolioFixture book = new PortfolioFixture(implementation, grid);
        book.call(CALL, 1_000, NEAR);
        book.portfolio().volatility(CALL, HALF);
        return book;
    }

    /** The move is the last byte of a scenario. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseUnknownMoves(final Implementation implementation) {
        final GridTerms terms = GridTerms.plain(nothing(), NO_CHARGES);
        final PortfolioFixture book = new PortfolioFixture(implementation, terms);
        for (final int move : new int[] {VolatilityMove.ABSOLUTE_SKEW.value() + 1, VolatilityMove.NULL_VAL.value()}) {
            book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> {
                final DefineGridEncoder grid = book.portfolio().writer().defineGrid().gridId(GRID);
                terms.writeTo(grid);
                grid.buffer().putByte(grid.limit() - 1, (byte) move);
                book.messages().send();
            });
        }
    }
}
