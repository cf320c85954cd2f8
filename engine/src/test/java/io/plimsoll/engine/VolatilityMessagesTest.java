package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.AllocationGuard;
import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.kit.VolatilityMessages;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DefineVolatility and VolatilityForecast through the engine, and which marks are samples. */
class VolatilityMessagesTest {
    private static final int MONEY = 1;
    private static final int PERPETUAL = 10;
    private static final int OTHER = 11;
    private static final int OPTION = 12;
    private static final int NOBODY = 13;
    private static final long ACCOUNT = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long YEAR = 365 * 24 * HOUR;
    private static final long ONE = 1_000_000_000L;
    private static final long MOST = 25 * ONE;

    private final OutputRecorder recorder = new OutputRecorder();
    private MarginEngine engine = engine(EngineConfiguration.DRAFT_RULES_VERSION);
    private final Messages messages = new Messages((sequence, timeNs, message, offset, length) ->
        engine.apply(sequence, timeNs, message, offset, length));
    private final VolatilityMessages volatilities = new VolatilityMessages(messages);

    private MarginEngine engine(final int rulesVersion) {
        return engine(rulesVersion, recorder);
    }

    private static MarginEngine engine(final int rulesVersion, final OutputListener listener) {
        return new MarginEngine(new EngineConfiguration(rulesVersion, 4, 4, 8, 4, 4, 4, 8, 8, 4), listener);
    }

    private void defineMarket() {
        messages.asset(MONEY, -6);
        for (final int perpetual : List.of(PERPETUAL, OTHER)) {
            messages.perpetual(perpetual, MONEY, 1_000_000);
            messages.send();
            messages.tiers(perpetual, 0, 10_000_000, 0, 20_000_000);
        }
    }

    private void defineOption() {
        new PortfolioMessages(messages).option(
            OPTION, PERPETUAL, InstrumentType.CALL, 1_000, Feed.START_NS + 30 * 24 * HOUR, 1_000_000);
        messages.send();
    }

    private VolatilityTable table() {
        return StateFields.stateOf(engine).book().volatilities();
    }

    private int index(final int instrumentId) {
        return StateFields.stateOf(engine).book().instruments().indexOf(instrumentId);
    }

    private long volatility() {
        return table().volatility(index(PERPETUAL));
    }

    private void assertRefused(final ReasonCode expected) {
        final List<UnsafeBuffer> rejections = recorder.ofKind(RejectionDecoder.TEMPLATE_ID);
        assertEquals(1, rejections.size(), recorder::toString);
        assertEquals(expected, new RejectionDecoder()
            .wrapAndApplyHeader(rejections.get(0), 0, new MessageHeaderDecoder()).reason());
        recorder.clear();
    }

    private void assertDefinitionRefused(
        final ReasonCode expected, final int instrumentId, final Consumer<DefineVolatilityEncoder> change) {
        change.accept(volatilities.definition(instrumentId));
        messages.send();
        assertRefused(expected);
    }

    private void assertOutOfRange(final Consumer<DefineVolatilityEncoder> change) {
        final long before = engine.refused();
        assertDefinitionRefused(ReasonCode.INVALID_DEFINITION, PERPETUAL, change);
        assertEquals(before + 1, engine.refused());
        assertFalse(table().isDefined(index(PERPETUAL)));
    }

    @Test
    void shouldRefuseParametersOutOfTheirRange() {
        defineMarket();
        assertOutOfRange(m -> m.sampleSeconds(0));
        assertOutOfRange(m -> m.sampleSeconds(86_401));
        assertOutOfRange(m -> m.sampleSeconds(DefineVolatilityEncoder.sampleSecondsNullValue()));
        assertOutOfRange(m -> m.halfLifeSamples(0));
        assertOutOfRange(m -> m.halfLifeSamples((1 << 20) + 1));
        assertOutOfRange(m -> m.staleSeconds(-1));
        assertOutOfRange(m -> m.startVolatility(0));
        assertOutOfRange(m -> m.startVolatility(MOST + 1));
        assertOutOfRange(m -> m.longRunVolatility(-1));
        assertOutOfRange(m -> m.longRunVolatility(MOST + 1));
        assertOutOfRange(m -> m.stressVolatility(-1));
        assertOutOfRange(m -> m.stressVolatility(MOST + 1));
        assertOutOfRange(m -> m.stressWeight(-1));
        assertOutOfRange(m -> m.stressWeight(ONE + 1));
    }

    @Test
    void shouldAcceptParametersAtTheEndsOfTheirRanges() {
        defineMarket();
        volatilities.definition(PERPETUAL).sampleSeconds(1).halfLifeSamples(1).staleSeconds(0).startVolatility(1);
        messages.send();
        volatilities.definition(OTHER).sampleSeconds(86_400).halfLifeSamples(1 << 20).staleSeconds(Integer.MAX_VALUE)
            .startVolatility(MOST).longRunVolatility(MOST).stressVolatility(MOST).stressWeight(ONE);
        messages.send();
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID));
        assertTrue(table().isDefined(index(PERPETUAL)));
        assertEquals(MOST, table().chargedVolatility(index(OTHER)));
    }

    @Test
    void shouldRefuseDefinitionsInOrder() {
        defineMarket();
        defineOption();
        messages.settle(OTHER, 1_000);
        recorder.clear();
        assertDefinitionRefused(ReasonCode.UNKNOWN_INSTRUMENT, NOBODY, m -> m.sampleSeconds(0));
        assertDefinitionRefused(ReasonCode.INVALID_DEFINITION, OPTION, m -> { });
        assertDefinitionRefused(ReasonCode.INSTRUMENT_NOT_TRADING, OTHER, m -> m.sampleSeconds(0));
        messages.settle(OPTION, 1_000);
        assertDefinitionRefused(ReasonCode.INVALID_DEFINITION, OPTION, m -> { });
    }

    @Test
    void shouldEstimateTheVolatilityOfASpotInstrumentToo() {
        defineMarket();
        messages.asset(MONEY + 1, -6);
        messages.perpetual(NOBODY, MONEY, 1_000).instrumentType(InstrumentType.SPOT).baseAssetId(MONEY + 1);
        messages.send();
        volatilities.define(NOBODY);
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID));
        assertTrue(table().isDefined(index(NOBODY)));
    }

    @Test
    void shouldRefuseForecastsInOrder() {
        defineMarket();
        volatilities.forecast(NOBODY, 0, 0, 0, 0);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT);
        volatilities.forecast(PERPETUAL, 0, 0, 0, 0);
        assertRefused(ReasonCode.NO_VOLATILITY);
        volatilities.define(PERPETUAL);
        for (final long volatility : new long[] {0, -1, MOST + 1}) {
            volatilities.forecast(PERPETUAL, volatility, 0, 0, 0);
            assertRefused(ReasonCode.VOLATILITY_OUT_OF_RANGE);
        }
        assertTimesRefused(0, HOUR, 2 * HOUR);
        assertTimesRefused(-1, HOUR, 2 * HOUR);
        assertTimesRefused(HOUR, HOUR - 1, 2 * HOUR);
        assertTimesRefused(HOUR, 2 * HOUR, 2 * HOUR);
        assertTimesRefused(HOUR, 2 * HOUR, YEAR + 1);
        volatilities.forecast(PERPETUAL, 1, 1, 1, 2);
        volatilities.forecast(PERPETUAL, MOST, YEAR - 1, YEAR - 1, YEAR);
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID));
    }

    private void assertTimesRefused(final long startNs, final long fullNs, final long endNs) {
        volatilities.forecast(PERPETUAL, ONE, startNs, fullNs, endNs);
        assertRefused(ReasonCode.INVALID_DEFINITION);
    }

    @Test
    void shouldKnowAForecastByTheTimesOfItsMessage() {
        defineMarket();
        volatilities.define(PERPETUAL);
        volatilities.forecast(PERPETUAL, 3 * ONE, HOUR, 2 * HOUR, 3 * HOUR);
        table().review(index(PERPETUAL), Feed.START_NS + HOUR + 30 * MINUTE);
        assertEquals(2 * ONE, table().chargedVolatility(index(PERPETUAL)));
    }

    @Test
    void shouldNotReviewASettledInstrument() {
        defineMarket();
        volatilities.define(PERPETUAL);
        volatilities.forecast(PERPETUAL, 3 * ONE, HOUR, 2 * HOUR, 3 * HOUR);
        table().review(index(PERPETUAL), Feed.START_NS + HOUR + 30 * MINUTE);
        messages.settle(PERPETUAL, 50_000);
        table().review(index(PERPETUAL), Feed.START_NS + 3 * HOUR);
        assertEquals(2 * ONE, table().chargedVolatility(index(PERPETUAL)));
    }

    /** As VolatilityTableTest reckons: one move of 0.2 % in a minute, with a half-life of two samples. */
    @Test
    void shouldSampleMarksOfTicksAlone() {
        defineMarket();
        volatilities.definition(PERPETUAL).halfLifeSamples(2);
        messages.send();
        messages.account(ACCOUNT, MONEY);
        messages.collateral(ACCOUNT, MONEY, 1_000_000_000);
        messages.fill(ACCOUNT, PERPETUAL, 1, 50_000, 0);
        assertTrue(isStale(), "a fill that sets the mark is no sample");
        messages.writer().tick().instrumentId(PERPETUAL).index(70_000).bid(60_000).ask(60_001).last(60_000);
        messages.send();
        assertTrue(isStale(), "a Tick without a mark is no sample");
        messages.writer().tick().instrumentId(PERPETUAL).mark(1_000_001);
        messages.send();
        assertRefused(ReasonCode.PRICE_BEYOND_MAXIMUM);
        assertTrue(isStale(), "a Tick that is refused is no sample");
        messages.mark(OTHER, 50_000);
        assertTrue(isStale(), "the mark of another instrument is no sample");

        messages.mark(PERPETUAL, 100_000);
        assertFalse(isStale());
        messages.feed().pass(MINUTE);
        messages.fill(ACCOUNT, PERPETUAL, 1, 90_000, 0);
        assertEquals(ONE, volatility());
        messages.mark(PERPETUAL, 100_200);
        assertEquals(1_149_632_619, volatility());
        messages.feed().pass(MINUTE);
        messages.settle(PERPETUAL, 50_000);
        assertEquals(1_149_632_619, volatility(), "a settlement is no sample");
    }

    private boolean isStale() {
        return table().isStale(index(PERPETUAL), messages.feed().timeNs());
    }

    /** Ticks that are multiples of a mantissa: a hundredth of the price on the wire. */
    @Test
    void shouldSampleInTicks() {
        messages.asset(MONEY, -6);
        messages.perpetual(PERPETUAL, MONEY, 1_000_000).tickSize().mantissa(100);
        messages.send();
        volatilities.definition(PERPETUAL).halfLifeSamples(2);
        messages.send();
        messages.mark(PERPETUAL, 100_000);
        messages.feed().pass(MINUTE);
        messages.mark(PERPETUAL, 100_200);
        assertEquals(1_149_632_619, volatility());
        final StateWords state = state();
        assertTrue(contains(state, 1_002), "the price of the last sample is in ticks");
        assertFalse(contains(state, 100_200));
    }

    private StateWords state() {
        final StateWords state = new StateWords();
        engine.writeState(state);
        return state;
    }

    private static boolean contains(final StateWords state, final long word) {
        for (int i = 0; i < state.size(); i++) {
            if (state.get(i) == word) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNotBeKnownToEarlierVersions(final int rulesVersion) {
        engine = engine(rulesVersion);
        defineMarket();
        messages.mark(PERPETUAL, 100_000);
        recorder.clear();
        volatilities.define(PERPETUAL);
        assertRefused(ReasonCode.UNKNOWN_MESSAGE);
        volatilities.forecast(PERPETUAL, ONE, HOUR, 2 * HOUR, 3 * HOUR);
        assertRefused(ReasonCode.UNKNOWN_MESSAGE);
        assertFalse(table().isDefined(index(PERPETUAL)));
        final StateWords words = state();
        final MarginEngine loaded = engine(rulesVersion);
        loaded.readState(words, (accounts, total) -> { });
        assertEquals(0, words.rest());
    }

    @Test
    void shouldAllocateNothingOnTicksForecastsAndReviews() {
        engine = engine(EngineConfiguration.DRAFT_RULES_VERSION, (buffer, offset, length) -> { });
        defineMarket();
        volatilities.define(PERPETUAL);
        final int instrument = index(PERPETUAL);
        final VolatilityTable table = table();
        final long[] price = {100_000, 0};
        final Runnable window = () -> {
            for (int i = 0; i < 1_000; i++) {
                messages.feed().pass(i % 3 == 0 ? 7 * SECOND : 200 * SECOND);
                price[0] = 100_000 + (price[0] * 31 + i) % 1_000;
                messages.mark(PERPETUAL, price[0]);
                if (i % 50 == 0) {
                    volatilities.forecast(PERPETUAL, 3 * ONE, MINUTE, 10 * MINUTE, 20 * MINUTE);
                }
                table.review(instrument, messages.feed().timeNs());
                price[1] += table.volatility(instrument) + table.chargedVolatility(instrument)
                    + (table.isStale(instrument, messages.feed().timeNs()) ? 1 : 0);
            }
        };
        AllocationGuard.assertAllocatesNothingOnceWarm(5, 40, window);
        assertTrue(price[1] > 0);
    }
}
