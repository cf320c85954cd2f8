package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A perpetual at 1,000 that options can be on, and a portfolio account of 100,000 whose grid requires nothing but a
 * half of what is wholly doubtful: 0.5 x size x doubt, where doubt is more than 3 %.
 */
final class QuotedMarket {
    static final int MONEY = 1;
    static final int COIN = 2;
    static final int PERPETUAL = 10;
    static final int CALL = 20;
    static final int OTHER_CALL = 21;
    static final long ACCOUNT = 7;
    static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    static final long NEAR = Feed.START_NS + 30 * DAY_NS;
    static final long FAR = Feed.START_NS + 60 * DAY_NS;
    static final long ONE = 1_000_000_000;

    private static final long PERCENT = 10_000_000;
    private static final long HIGHEST_PRICE = 100_000;

    final EngineConfiguration configuration;
    final OutputRecorder recorder = new OutputRecorder();
    final MarginEngine engine;
    final Messages messages;
    final PortfolioMessages portfolio;
    final ScaleMessages scales;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    QuotedMarket() {
        this(EngineConfiguration.DRAFT_RULES_VERSION);
        messages.mark(PERPETUAL, 1_000);
        portfolio.grid(3, GridTerms.plain(
            List.of(new GridTerms.Point(1, 1, VolatilityMove.NONE)),
            new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0)).doubting(0.97, 0.5));
        portfolio.assignGrid(0, 3);
        portfolio.account(ACCOUNT, 0, MONEY);
        messages.collateral(ACCOUNT, MONEY, 100_000);
        assertEquals(List.of(), recorder.outputs());
    }

    /** One that has the perpetual alone, without a mark. */
    QuotedMarket(final int rulesVersion) {
        this(rulesVersion, null);
    }

    /** The same, heard by another listener than the recorder. */
    QuotedMarket(final int rulesVersion, final OutputListener listener) {
        configuration = new EngineConfiguration(rulesVersion, 4, 4, 8, 4, 4, 4, 16, 16, 8);
        engine = new MarginEngine(configuration, listener == null ? recorder : listener);
        messages = new Messages(engine::apply);
        portfolio = new PortfolioMessages(messages);
        scales = new ScaleMessages(messages);
        messages.asset(MONEY, 0);
        messages.asset(COIN, 0);
        perpetual(PERPETUAL);
    }

    void perpetual(final int id) {
        messages.perpetual(id, MONEY, HIGHEST_PRICE);
        messages.send();
        messages.tiers(id, 0, PERCENT, 0, PERCENT);
    }

    /** A call at 1,000 on the perpetual, its volatility unknown. */
    void call(final int id, final long expiryTimeNs) {
        portfolio.option(id, PERPETUAL, InstrumentType.CALL, 1_000, expiryTimeNs, HIGHEST_PRICE);
        messages.send();
    }

    void heartbeat(final int id, final int markSeconds, final int volatilitySeconds, final int forwardSeconds) {
        scales.heartbeat(id, markSeconds, volatilitySeconds, forwardSeconds);
        messages.send();
    }

    /** A Clock so long after the last message. */
    void clockAfter(final long nanoseconds) {
        messages.clock(nanoseconds);
    }

    /** What was said of feeds since this was asked for: kind, instrument, days to the expiry, and what it is now. */
    List<String> statuses() {
        final List<String> said = decoded().map(this::text).toList();
        recorder.clear();
        return said;
    }

    private Stream<FeedStatusDecoder> decoded() {
        return recorder.ofKind(FeedStatusDecoder.TEMPLATE_ID).stream()
            .map(output -> new FeedStatusDecoder().wrapAndApplyHeader(output, 0, header));
    }

    FeedStatusDecoder status() {
        final List<FeedStatusDecoder> said = decoded().toList();
        assertEquals(1, said.size(), recorder::toString);
        return said.get(0);
    }

    private String text(final FeedStatusDecoder status) {
        final long expiryNs = status.expiryTimeNs();
        return status.feed() + " " + status.instrumentId()
            + (expiryNs == FeedStatusDecoder.expiryTimeNsNullValue()
                ? "" : " in " + (expiryNs - Feed.START_NS) / DAY_NS)
            + (status.stale() == BooleanType.TRUE ? " stale" : " fresh");
    }

    AccountReportDecoder report() {
        messages.query(ACCOUNT, 1);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        return new AccountReportDecoder().wrapAndApplyHeader(reports.get(reports.size() - 1), 0, header);
    }

    long initial() {
        return report().initialRequirement();
    }

    /** Why what was refused since the recorder was cleared was so. */
    List<ReasonCode> reasons() {
        final List<ReasonCode> reasons = recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .map(output -> new RejectionDecoder().wrapAndApplyHeader(output, 0, header).reason()).toList();
        recorder.clear();
        return reasons;
    }
}
