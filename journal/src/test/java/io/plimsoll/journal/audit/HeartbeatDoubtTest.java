package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
import static io.plimsoll.journal.audit.PortfolioFixture.COIN;
import static io.plimsoll.journal.audit.PortfolioFixture.FAR;
import static io.plimsoll.journal.audit.PortfolioFixture.HIGHEST_PRICE;
import static io.plimsoll.journal.audit.PortfolioFixture.MONEY;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static io.plimsoll.journal.audit.PortfolioFixture.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule 11.6 by hand: what is stale is doubted altogether. Half of what is doubted by more than 3 % is charged, and
 * nothing else: of 4 perpetuals or 2 coins at 1,000 that are doubted altogether it is 2,000 and 1,000.
 */
class HeartbeatDoubtTest {
    private static final int CALL = 20;
    private static final int FAR_CALL = 21;
    private static final int OTHER = 11;
    private static final int PERCENT = 10_000_000;
    private static final long LATE_NS = TimeUnit.SECONDS.toNanos(11);

    private PortfolioFixture book;
    private FeedMessages feeds;

    private void begin(final Implementation implementation) {
        book = new PortfolioFixture(
            implementation, GridTerms.plain(nothing(), NO_CHARGES).doubting(0.97, 0.5),
            EngineConfiguration.DRAFT_RULES_VERSION);
        feeds = new FeedMessages(book.messages());
    }

    /** From the Clock that finds it stale to the Clock behind its next message; then its own doubt counts again. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldDoubtAStaleMark(final Implementation implementation) {
        begin(implementation);
        book.messages().pricedAsset(COIN, 0, PERPETUAL);
        book.messages().collateral(ACCOUNT, COIN, 2);
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        book.messages().feed().pass(LATE_NS);
        requireInitial(0);
        book.fixture().recorder().clear();
        book.messages().clock(0);
        assertEquals(List.of(), book.fixture().recorder().ofKind(MarginCallDecoder.TEMPLATE_ID));
        requireInitial(2_000 + 1_000);
        assertEquals(0, book.report().maintenanceRequirement());
        book.portfolio().doubtfulMark(PERPETUAL, 1_000, 4 * PERCENT);
        requireInitial(2_000 + 1_000);
        book.messages().clock(0);
        requireInitial(80 + 40);
    }

    /** 10 calls are 10,000 large: 5,000, whichever of their feeds is stale, and whatever the others' doubts. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldDoubtOptionsOfAStaleExpiry(final Implementation implementation) {
        begin(implementation);
        book.call(CALL, 1_000, NEAR);
        book.call(FAR_CALL, 1_000, FAR);
        book.messages().position(ACCOUNT, CALL, -10, 0);
        book.messages().position(ACCOUNT, FAR_CALL, -4, 0);
        book.portfolio().doubtfulForward(PERPETUAL, NEAR, 1_000, 0, 6 * PERCENT);
        feeds.heartbeat(PERPETUAL, 0, 10, 0);
        book.messages().clock(LATE_NS);
        requireInitial(5_000 + 2_000);
        book.portfolio().surface(PERPETUAL, FAR, 1_000, 1);
        book.messages().clock(0);
        requireInitial(5_000);
        book.portfolio().doubtfulVolatility(CALL, 1, 5 * PERCENT);
        book.messages().clock(0);
        requireInitial(300);
        feeds.heartbeat(PERPETUAL, 0, 0, 10);
        book.messages().clock(0);
        requireInitial(5_000);
        book.portfolio().forward(PERPETUAL, NEAR, 1_000, 0);
        book.messages().clock(0);
        requireInitial(250);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        book.messages().clock(0);
        requireInitial(5_000 + 2_000);
    }

    /** A perpetual that moves with another, and what it prices, by its own mark and by the other's. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldDoubtWhatMovesWithAnother(final Implementation implementation) {
        begin(implementation);
        withOther();
        feeds.heartbeat(OTHER, 10, 0, 0);
        book.messages().clock(LATE_NS);
        requireInitial(2_000 + 1_000);
        book.messages().mark(OTHER, 1_000);
        book.messages().clock(0);
        requireInitial(0);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        book.messages().clock(0);
        requireInitial(2_000 + 1_000 + 500);
    }

    /** Settlement ends it at once: of the price source, then of the underlying whose expiry is stale as well. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotDoubtWhatIsSettled(final Implementation implementation) {
        begin(implementation);
        withOther();
        book.call(CALL, 1_000, NEAR);
        book.messages().position(ACCOUNT, CALL, 10, 0);
        book.portfolio().forward(PERPETUAL, NEAR, 1_000, 0);
        feeds.heartbeat(OTHER, 10, 0, 0);
        feeds.heartbeat(PERPETUAL, 0, 10, 10);
        book.messages().clock(LATE_NS);
        requireInitial(2_000 + 1_000 + 5_000);
        book.messages().settle(OTHER, 1_000);
        requireInitial(5_000);
        feeds.heartbeat(PERPETUAL, 10, 10, 10);
        book.messages().clock(0);
        requireInitial(1_000 + 500 + 5_000);
        book.messages().settle(PERPETUAL, 1_000);
        requireInitial(0);
        book.messages().clock(LATE_NS);
        requireInitial(0);
    }

    /** 4 of the other perpetual, 2 coins that it prices, 1 of the perpetual with which it moves; all at 1,000. */
    private void withOther() {
        book.messages().perpetual(OTHER, MONEY, HIGHEST_PRICE);
        book.messages().send();
        book.messages().tiers(OTHER, 0, PERCENT, 0, PERCENT);
        book.messages().mark(OTHER, 1_000);
        book.portfolio().underlying(OTHER, PERPETUAL);
        book.messages().pricedAsset(COIN, 0, OTHER);
        book.messages().collateral(ACCOUNT, COIN, 2);
        book.messages().fill(ACCOUNT, OTHER, 4, 1_000, 0);
        book.messages().fill(ACCOUNT, PERPETUAL, 1, 1_000, 0);
    }

    private void requireInitial(final long requirement) {
        final AccountReportDecoder report = book.report();
        assertEquals(requirement, report.initialRequirement());
    }
}
