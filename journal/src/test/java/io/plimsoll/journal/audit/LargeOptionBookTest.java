package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of options' values are exact to the minor unit where doubles no longer are. */
class LargeOptionBookTest {
    private static final int SHORT_CALL = 20;
    private static final int LONG_CALL = 21;
    private static final long NODE = 99_840;
    private static final long LOTS = (1L << 36) + (1L << 34);

    /**
     * The price doubles. The calls sold are worth more than 2^53 then, where doubles are even, and what the one bought
     * adds is odd.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldLoseNothing(final Implementation implementation) {
        final GridTerms doubled =
            GridTerms.plain(List.of(new GridTerms.Point(2, 1, VolatilityMove.NONE)), NO_CHARGES);
        final PortfolioFixture book = new PortfolioFixture(implementation, doubled);
        book.messages().mark(PERPETUAL, NODE);
        book.call(SHORT_CALL, 1, NEAR);
        book.call(LONG_CALL, 3, NEAR);
        book.messages().position(ACCOUNT, SHORT_CALL, -LOTS, 0);
        book.messages().position(ACCOUNT, LONG_CALL, 1, 0);
        assertEquals(NODE * (LOTS - 1), book.report().maintenanceRequirement());
    }
}
