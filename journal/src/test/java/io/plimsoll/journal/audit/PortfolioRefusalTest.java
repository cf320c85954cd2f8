package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
import static io.plimsoll.journal.audit.PortfolioFixture.COIN;
import static io.plimsoll.journal.audit.PortfolioFixture.FAR;
import static io.plimsoll.journal.audit.PortfolioFixture.GRID;
import static io.plimsoll.journal.audit.PortfolioFixture.HIGHEST_PRICE;
import static io.plimsoll.journal.audit.PortfolioFixture.MONEY;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static io.plimsoll.journal.audit.PortfolioFixture.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of rule 10.1, and those of rule 10.2, in both implementations. */
class PortfolioRefusalTest {
    private static final int OPTION = 20;
    private static final int NEW = 30;
    private static final int OTHER = 11;
    private static final int INVERSE = 12;
    private static final int SECOND = 13;
    private static final int OWN_INVERSE = 14;
    private static final int COIN_LINEAR = 15;
    private static final int UNKNOWN = 99;
    private static final long ONE = 1_000_000_000L;
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final GridTerms GRID_TERMS = GridTerms.plain(nothing(), NO_CHARGES);

    private PortfolioFixture book;

    private void begin(final Implementation implementation) {
        book = new PortfolioFixture(implementation, GRID_TERMS);
        book.call(OPTION, 1_000, NEAR);
        book.messages().perpetual(OTHER, MONEY, HIGHEST_PRICE);
        book.messages().send();
        book.messages().perpetual(INVERSE, COIN, HIGHEST_PRICE).inverse(BooleanType.TRUE);
        book.messages().send();
        book.messages().perpetual(SECOND, MONEY, HIGHEST_PRICE);
        book.messages().send();
        book.portfolio().underlying(SECOND, PERPETUAL);
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseOptions(final Implementation implementation) {
        begin(implementation);
        refuseOption(ReasonCode.INVALID_DEFINITION, option -> option.instrumentId(-1));
        refuseOption(ReasonCode.ALREADY_DEFINED, option -> option.instrumentId(OPTION));
        refuseOption(ReasonCode.UNKNOWN_INSTRUMENT, option -> option.underlyingInstrumentId(UNKNOWN));
        refuseOption(ReasonCode.UNKNOWN_ASSET, option -> option.settlementAssetId(UNKNOWN).strike(0));
        for (final int underlying : new int[] {INVERSE, OPTION, SECOND}) {
            refuseOption(ReasonCode.INVALID_DEFINITION, option -> option.underlyingInstrumentId(underlying));
        }
        final List<Consumer<DefineOptionEncoder>> invalid = List.of(
            option -> option.tickSize().mantissa(0),
            option -> option.lotSize().mantissa(-1),
            option -> option.multiplier().mantissa(0),
            option -> option.tickSize().exponent((byte) 19),
            option -> option.lotSize().exponent((byte) -19),
            option -> option.maximumPrice(0),
            option -> option.maximumPrice(HIGHEST_PRICE + 1).tickSize().mantissa(2),
            option -> option.optionType(InstrumentType.FUTURE),
            option -> option.state(InstrumentState.EXPIRED),
            option -> option.strike(0),
            option -> option.strike(HIGHEST_PRICE + 1),
            option -> option.maximumPrice(HIGHEST_PRICE - 1),
            option -> option.maximumPrice(HIGHEST_PRICE).tickSize().exponent((byte) -1),
            option -> option.settlementAssetId(COIN),
            option -> option.inverse(BooleanType.TRUE),
            option -> option.inverse(BooleanType.TRUE).settlementAssetId(MONEY),
            option -> option.inverse(BooleanType.NULL_VAL),
            option -> option.lotSize().mantissa(Long.MAX_VALUE),
            option -> option.multiplier().mantissa(1).exponent((byte) 18));
        invalid.forEach(change -> refuseOption(ReasonCode.INVALID_DEFINITION, change));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseUnderlyings(final Implementation implementation) {
        begin(implementation);
        refuseUnderlying(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, PERPETUAL);
        refuseUnderlying(ReasonCode.UNKNOWN_INSTRUMENT, OTHER, UNKNOWN);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OPTION, OTHER);
        book.messages().perpetual(OWN_INVERSE, MONEY, HIGHEST_PRICE).inverse(BooleanType.TRUE);
        book.messages().send();
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OWN_INVERSE, OTHER);
        book.messages().perpetual(COIN_LINEAR, COIN, HIGHEST_PRICE);
        book.messages().send();
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, COIN_LINEAR, OTHER);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, PERPETUAL, OTHER);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OTHER, OTHER);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OTHER, INVERSE);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OTHER, OPTION);
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, OTHER, SECOND);
        final DefineInstrumentEncoder large = book.messages().perpetual(NEW, MONEY, HIGHEST_PRICE);
        large.tickSize().exponent((byte) -18);
        large.lotSize().mantissa(5).exponent((byte) 18);
        book.messages().send();
        refuseUnderlying(ReasonCode.INVALID_DEFINITION, NEW, PERPETUAL);
        refuseUnderlying(ReasonCode.ALREADY_DEFINED, SECOND, OTHER);
        book.messages().fill(ACCOUNT, OTHER, 1, 1_000, 0);
        refuseUnderlying(ReasonCode.HELD, OTHER, PERPETUAL);
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseGrids(final Implementation implementation) {
        begin(implementation);
        final List<Consumer<DefineGridEncoder>> invalid = List.of(
            grid -> grid.gridId(-1), grid -> grid.volatilityUp(-1), grid -> grid.volatilityDown(10 * ONE + 1),
            grid -> grid.leastVolatilityUp(-1), grid -> grid.shortPower(10 * ONE + 1), grid -> grid.longPower(-1),
            grid -> grid.leastDays(0), grid -> grid.leastDays(365 * ONE + 1), grid -> grid.linearSkewCap(-1),
            grid -> grid.linearSkewSlope(-10 * ONE - 1), grid -> grid.absoluteSkewCap(10 * ONE + 1),
            grid -> grid.absoluteSkewSlope(10 * ONE + 1), grid -> grid.skewLeastMoneyness(0),
            grid -> grid.skewWidth(-1), grid -> grid.skewVolatility(-1),
            grid -> grid.skewVolatilitySlope(-10 * ONE - 1), grid -> grid.ownedRateMultiple(-1),
            grid -> grid.ownedRateAddition(-1), grid -> grid.ownedFactor(2 * ONE + 1),
            grid -> grid.owedRateMultiple(-1), grid -> grid.owedRateAddition(10 * ONE + 1),
            grid -> grid.owedFactor(-1), grid -> grid.basisUp(ONE / 16 - 1), grid -> grid.basisDown(0),
            grid -> grid.confidenceThreshold(ONE + 1), grid -> grid.confidenceFactor(2 * ONE + 1),
            grid -> grid.confidenceFactor(-1), grid -> grid.pegThreshold(-1), grid -> grid.pegFactor(10 * ONE + 1),
            grid -> grid.basisDown(2 * ONE + 1),
            grid -> grid.basisFactor(2 * ONE + 1), grid -> grid.basisFactorByYear(-1),
            grid -> grid.maintenanceFactor(2 * ONE + 1), grid -> grid.initialFactor(-1),
            grid -> grid.linearMaintenance(ONE).linearInitial(1), grid -> grid.nakedShortMaintenance(-1),
            grid -> grid.nakedShortInitial(ONE + 1), grid -> grid.leastShort(ONE + 1),
            grid -> grid.lookAheadDays(30 * ONE + 1), grid -> grid.lookAheadDays(-1),
            grid -> grid.averagedSeconds(-1), grid -> grid.averagedSeconds(86_400 * ONE + 1),
            grid -> grid.buffer().putByte(
                grid.offset() + DefineGridEncoder.absoluteVolatilityEncodingOffset(), (byte) 2));
        invalid.forEach(this::refuseGrid);
        refuseScenario(ONE / 16 - 1, ONE);
        refuseScenario(16 * ONE + 1, 1);
        refuseScenario(ONE, 0);
        refuseScenario(ONE, ONE + 1);
        refuseScenario(3 * ONE, ONE);
        refuseGrid(grid -> rewind(grid).scenariosCount(0));
        book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> book.portfolio().grid(GRID, new GridTerms(
            GRID_TERMS.volatilities(), GRID_TERMS.skews(), GRID_TERMS.owned(), GRID_TERMS.owed(),
            GRID_TERMS.basis(), NO_CHARGES, GRID_TERMS.time(), Collections.nCopies(65, nothing().get(0)))));
        refusePegs();
        for (int gridId = 100; gridId < 115; gridId++) {
            book.portfolio().grid(gridId, GRID_TERMS);
        }
        book.assertRefused(ReasonCode.GRIDS_FULL, () -> book.portfolio().grid(UNKNOWN, GRID_TERMS));
        book.assertRefused(ReasonCode.UNKNOWN_ACCOUNT_CLASS, () -> book.portfolio().assignGrid(UNKNOWN, GRID));
        book.assertRefused(ReasonCode.UNKNOWN_GRID, () -> book.portfolio().assignGrid(0, UNKNOWN));
        book.assertRefused(ReasonCode.UNKNOWN_GRID, () -> book.portfolio().assignGrid(0, GRID, UNKNOWN));
    }

    /** The tick of the last one has more than 62 bits, once it counts billionths. */
    private void refusePegs() {
        book.messages().perpetual(NEW, MONEY, 10).tickSize().mantissa(10).exponent((byte) 9);
        book.messages().send();
        book.assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, () -> pegged(UNKNOWN));
        book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> pegged(OPTION));
        book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> pegged(INVERSE));
        book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> pegged(NEW));
        book.assertRefused(ReasonCode.NO_PRICE, () -> pegged(OTHER));
    }

    private void pegged(final int instrumentId) {
        book.portfolio().grid(GRID, GRID_TERMS.pegged(instrumentId, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseDoubts(final Implementation implementation) {
        begin(implementation);
        for (final int doubt : new int[] {-1, (int) ONE + 1}) {
            refuseDoubt(() -> book.messages().writer().tick().instrumentId(PERPETUAL).mark(0).doubt(doubt));
            refuseDoubt(() -> book.portfolio().writer().volatility().instrumentId(OPTION).volatility(0).doubt(doubt));
            refuseDoubt(() -> book.portfolio().writer().volatilitySurface()
                .underlyingInstrumentId(PERPETUAL).expiryTimeNs(NEAR).doubt(doubt).nodesCount(0));
            refuseDoubt(() -> book.portfolio().writer().forward()
                .underlyingInstrumentId(PERPETUAL).expiryTimeNs(NEAR).forward(0).doubt(doubt));
        }
        book.portfolio().doubtfulMark(PERPETUAL, 1_000, (int) ONE);
        assertEquals(List.of(), book.fixture().reasons().stream().skip(1).toList());
    }

    private void refuseDoubt(final Runnable message) {
        book.assertRefused(ReasonCode.DOUBT_OUT_OF_RANGE, () -> {
            message.run();
            book.messages().send();
        });
    }

    /** An account valued in the coin holds what settles in it, what is inverse only on something linear. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseWhatACoinAccountCannotHold(final Implementation implementation) {
        begin(implementation);
        book.messages().pricedAsset(COIN, 0, PERPETUAL);
        book.portfolio().account(8, 0, COIN);
        book.messages().collateral(8, COIN, 1_000);
        refuseHolding(ReasonCode.OTHER_SETTLEMENT, 8, OPTION);
        refuseHolding(ReasonCode.OTHER_SETTLEMENT, 8, OTHER);
        refuseHolding(ReasonCode.OTHER_SETTLEMENT, 8, INVERSE);
        book.messages().perpetual(NEW, MONEY, HIGHEST_PRICE).instrumentType(InstrumentType.SPOT).baseAssetId(COIN);
        book.messages().send();
        book.assertRefused(ReasonCode.OTHER_SETTLEMENT, () -> book.messages().fill(8, NEW, 1, 10, 0));
        book.assertRefused(ReasonCode.OTHER_SETTLEMENT, () -> book.messages().collateral(8, MONEY, 1));
        book.assertRefused(ReasonCode.OTHER_SETTLEMENT, () -> book.messages().balance(8, MONEY, 1));
        book.assertRefused(ReasonCode.QUANTITY_ZERO, () -> book.messages().collateral(8, MONEY, 0));
        book.assertRefused(ReasonCode.UNKNOWN_ASSET, () -> book.messages().balance(8, UNKNOWN, 1));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseAccounts(final Implementation implementation) {
        begin(implementation);
        book.messages().writer().defineAccountClass().classId(1).warningRatio(ONE).warningCure(ONE)
            .marginCallRatio(ONE).marginCallCure(ONE).liquidationRatio(ONE).liquidationCure(ONE);
        book.messages().send();
        book.assertRefused(ReasonCode.NO_GRID, () -> book.portfolio().account(8, 1, MONEY));
        book.assertRefused(ReasonCode.NO_PRICE, () -> book.portfolio().account(8, 0, COIN));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseVolatilities(final Implementation implementation) {
        begin(implementation);
        book.assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, () -> book.portfolio().volatility(UNKNOWN, ONE));
        book.assertRefused(ReasonCode.NOT_AN_OPTION, () -> book.portfolio().volatility(PERPETUAL, ONE));
        book.assertRefused(ReasonCode.VOLATILITY_OUT_OF_RANGE, () -> book.portfolio().volatility(OPTION, 0));
        book.assertRefused(
            ReasonCode.VOLATILITY_OUT_OF_RANGE, () -> book.portfolio().volatility(OPTION, 25 * ONE + 1));
        refuseVolatilityAt(ReasonCode.TIME_AHEAD, Feed.START_NS + DAY_NS + 1);
        book.portfolio().writer().volatility().instrumentId(OPTION).volatility(ONE).exchangeTimeNs(Feed.START_NS);
        book.messages().send();
        refuseVolatilityAt(ReasonCode.TIME_BACKWARDS, Feed.START_NS - 1);
        book.messages().settle(OPTION, 1_000);
        book.assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, () -> book.portfolio().volatility(OPTION, ONE));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseSurfaces(final Implementation implementation) {
        begin(implementation);
        refuseSurface(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, NEAR, 1_000, ONE);
        refuseSurface(ReasonCode.UNKNOWN_EXPIRY, PERPETUAL, FAR, 1_000, ONE);
        refuseSurface(ReasonCode.UNKNOWN_EXPIRY, OTHER, NEAR, 1_000, ONE);
        refuseSurface(ReasonCode.INVALID_DEFINITION, PERPETUAL, NEAR);
        refuseSurface(ReasonCode.INVALID_DEFINITION, PERPETUAL, NEAR, 0, ONE);
        refuseSurface(ReasonCode.INVALID_DEFINITION, PERPETUAL, NEAR, 1_000, 0, 1_000, ONE);
        refuseSurface(ReasonCode.VOLATILITY_OUT_OF_RANGE, PERPETUAL, NEAR, 1_000, ONE, 1_100, 0);
        refuseSurface(ReasonCode.VOLATILITY_ARBITRAGE, PERPETUAL, NEAR, 1_000, ONE / 10, 1_100, 5 * ONE);
        refuseSurface(
            ReasonCode.VOLATILITY_ARBITRAGE, PERPETUAL, NEAR, 900, ONE / 2, 1_000, ONE, 1_100, ONE / 2);
        book.portfolio().option(NEW, OTHER, InstrumentType.CALL, 1_000, NEAR, HIGHEST_PRICE);
        book.messages().send();
        refuseSurface(ReasonCode.NO_PRICE, OTHER, NEAR, 1_000, ONE);
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseForwards(final Implementation implementation) {
        begin(implementation);
        refuseForward(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, NEAR, 1_000, 0);
        refuseForward(ReasonCode.UNKNOWN_EXPIRY, PERPETUAL, FAR, 1_000, 0);
        refuseForward(ReasonCode.PRICE_NOT_POSITIVE, PERPETUAL, NEAR, 0, 0);
        refuseForward(ReasonCode.FORWARD_OUT_OF_RANGE, PERPETUAL, NEAR, 499, 0);
        refuseForward(ReasonCode.FORWARD_OUT_OF_RANGE, PERPETUAL, NEAR, 2_001, 0);
        refuseForward(ReasonCode.RATE_OUT_OF_RANGE, PERPETUAL, NEAR, 2_000, ONE + 1);
        refuseForward(ReasonCode.RATE_OUT_OF_RANGE, PERPETUAL, NEAR, 500, -ONE - 1);
        book.portfolio().option(NEW, OTHER, InstrumentType.CALL, 1_000, NEAR, HIGHEST_PRICE);
        book.messages().send();
        refuseForward(ReasonCode.NO_PRICE, OTHER, NEAR, 1_000, 0);
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRefuseHoldings(final Implementation implementation) {
        begin(implementation);
        book.messages().account(1, MONEY);
        book.messages().collateral(1, MONEY, 1_000);
        refuseHolding(ReasonCode.NOT_PORTFOLIO, 1, OPTION);
        refuseHolding(ReasonCode.NO_TIERS, 1, OTHER);
        refuseHolding(ReasonCode.OTHER_SETTLEMENT, ACCOUNT, INVERSE);
        book.portfolio().option(NEW, PERPETUAL, InstrumentType.PUT, 1_000, NEAR, HIGHEST_PRICE);
        book.messages().send();
        refuseHolding(ReasonCode.NO_VOLATILITY, ACCOUNT, NEW);
        book.portfolio().option(NEW + 1, OTHER, InstrumentType.PUT, 1_000, NEAR, HIGHEST_PRICE);
        book.messages().send();
        book.portfolio().volatility(NEW + 1, ONE);
        refuseHolding(ReasonCode.NO_PRICE, ACCOUNT, NEW + 1);
        book.assertRefused(
            ReasonCode.INVALID_DEFINITION, () -> book.messages().position(ACCOUNT, OPTION, 1, 1));
        book.assertRefused(
            ReasonCode.NO_PRICE, () -> book.messages().position(ACCOUNT, SECOND, 1, 1));
        book.assertRefused(
            ReasonCode.PRICE_BEYOND_MAXIMUM, () -> book.messages().settle(OPTION, HIGHEST_PRICE + 1));
    }

    private void refuseHolding(final ReasonCode reason, final long accountId, final int instrumentId) {
        book.assertRefused(reason, () -> book.messages().position(accountId, instrumentId, 1, 0));
        book.fixture().recorder().clear();
        book.messages().fill(accountId, instrumentId, 1, 10, 0);
        assertEquals(List.of(reason), book.fixture().reasons());
    }

    private void refuseOption(final ReasonCode reason, final Consumer<DefineOptionEncoder> change) {
        book.assertRefused(reason, () -> {
            change.accept(
                book.portfolio().option(NEW, PERPETUAL, InstrumentType.CALL, 1_000, NEAR, HIGHEST_PRICE));
            book.messages().send();
        });
    }

    private void refuseUnderlying(final ReasonCode reason, final int instrumentId, final int underlyingId) {
        book.assertRefused(reason, () -> book.portfolio().underlying(instrumentId, underlyingId));
    }

    private void refuseGrid(final Consumer<DefineGridEncoder> change) {
        book.assertRefused(ReasonCode.INVALID_DEFINITION, () -> {
            final DefineGridEncoder grid = book.portfolio().writer().defineGrid().gridId(GRID);
            GRID_TERMS.writeTo(grid);
            change.accept(grid);
            book.messages().send();
        });
    }

    private void refuseScenario(final long priceFactor, final long weight) {
        refuseGrid(grid -> rewind(grid).scenariosCount(1).next()
            .priceFactor(priceFactor).weight(weight).volatilityMove(VolatilityMove.NONE));
    }

    private static DefineGridEncoder rewind(final DefineGridEncoder grid) {
        grid.limit(MessageHeaderEncoder.ENCODED_LENGTH + DefineGridEncoder.BLOCK_LENGTH);
        return grid;
    }

    private void refuseVolatilityAt(final ReasonCode reason, final long timeNs) {
        book.assertRefused(reason, () -> {
            book.portfolio().writer().volatility().instrumentId(OPTION).volatility(ONE).exchangeTimeNs(timeNs);
            book.messages().send();
        });
    }

    private void refuseSurface(
        final ReasonCode reason, final int underlyingId, final long expiryTimeNs, final long... nodes) {
        book.assertRefused(reason, () -> book.portfolio().surface(underlyingId, expiryTimeNs, nodes));
    }

    private void refuseForward(
        final ReasonCode reason,
        final int underlyingId,
        final long expiryTimeNs,
        final long forward,
        final long rate) {
        book.assertRefused(reason, () -> book.portfolio().forward(underlyingId, expiryTimeNs, forward, rate));
    }
}
