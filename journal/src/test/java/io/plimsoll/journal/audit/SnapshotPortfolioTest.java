package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.FAR;
import static io.plimsoll.journal.audit.PortfolioFixture.HIGHEST_PRICE;
import static io.plimsoll.journal.audit.PortfolioFixture.MONEY;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomPortfolioMessages;
import io.plimsoll.engine.kit.RandomPortfolios;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.journal.JournalCorruptException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link SnapshotStateTest}, for what version 3 of the rules adds to the state. */
@Tag("slow")
class SnapshotPortfolioTest {
    private static final EngineConfiguration CONFIGURATION =
        new EngineConfiguration(EngineConfiguration.RULES_VERSION, 4, 4, 16, 4, 4, 8, 64, 64, 16);
    private static final int ASSIGNED = 11;
    private static final int CALL = 20;
    private static final int PUT = 21;
    private static final int UNKNOWN_VOLATILITY = 22;
    private static final int INSTRUMENTS = 5;
    private static final int WORDS_OF_CLASSES = 2 * 2;
    private static final int ACCOUNT = 7;
    private static final int WORDS_OF_AN_EXPIRY = 6;
    private static final int WORDS_OF_AN_UNDERLYING = 8;
    private static final int WORDS_OF_GRIDS = 2 * 41 + (33 + 16) * 3;
    private static final long MESSAGES = 1_200;
    private static final long MESSAGES_BETWEEN_LOADS = 60;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGoOnInRandomOptionBooks(final boolean isMarket) {
        for (long seed = 1; seed <= 4; seed++) {
            final Dice dice = new Dice(seed);
            final EngineConfiguration configuration = RandomPortfolioBook.configuration(dice);
            final Comparison comparison = loading(configuration, seed);
            final RandomPortfolioMessages stream = new RandomPortfolioMessages(
                new RandomPortfolioBook(dice, isMarket, new Messages(comparison)));
            comparison.echoTo(stream);
            while (comparison.messages() < MESSAGES) {
                stream.send();
            }
        }
    }

    @Test
    void shouldGoOnInRandomPortfolios() {
        final EngineConfiguration configuration = RandomPortfolios.configuration(8);
        final Comparison comparison = loading(configuration, 1);
        final RandomPortfolios stream = new RandomPortfolios(new Dice(1), new Messages(comparison), 8);
        comparison.echoTo(stream);
        while (comparison.messages() < MESSAGES) {
            stream.send();
        }
    }

    private static Comparison loading(final EngineConfiguration configuration, final long seed) {
        return new Comparison(
            "loaded, seed " + seed, configuration, AuditEngine.Scope.TOUCHED_ACCOUNTS,
            listener -> new Successors(
                configuration, listener, new Dice(seed), MESSAGES_BETWEEN_LOADS, (index, word) -> word));
    }

    /** Every new word, a little wrong and far from right, makes another book or is refused. */
    @Test
    void shouldTakeEveryWordAtItsValue() {
        final StateWords state = state();
        final String right = book(state).toString();
        final int first = firstWord(state);
        for (int index = first; index < first + words(); index++) {
            final long word = state.get(index);
            int refused = 0;
            for (final long wrong : new long[] {word + 1, word - 1, word ^ 2, -1 - word, Long.MAX_VALUE}) {
                state.set(index, wrong);
                try {
                    assertNotEquals(right, book(state).toString(), "word " + index + " is " + wrong);
                } catch (final JournalCorruptException | StateException e) {
                    refused++;
                }
            }
            state.set(index, word);
            assertTrue(refused > 0, "word " + (index - first) + " may be anything");
        }
    }

    /**
     * The forward's ratio, the rate, seconds left, the forward's doubt, the perpetual's, the call's volatility and its
     * doubt, how far volatilities rise, from which confidence on, the peg's threshold, the grid, the shadow grid.
     */
    @ParameterizedTest
    @CsvSource({
        "3,4609434218613702656", "4,500000000", "5,5193728", "6,900000000", "20,900000000", "34,900000000",
        "35,900000000", "55,900000000", "88,999999999", "90,9000000000", "283,1", "284,1"})
    void shouldBeFoundWrongWhenAWordIsWrong(final int index, final long wrong) {
        assertNotEquals(report(0, INSTRUMENTS - 3), report(index, wrong));
    }

    /** What an engine says of the account that loads a state with one word that may be wrong. */
    private static String report(final int index, final long word) {
        final StateWords state = new StateWords();
        final MarginEngine engine = new MarginEngine(CONFIGURATION, (buffer, offset, length) -> { });
        final OutputRecorder recorder = new OutputRecorder();
        final AuditEngine loaded =
            new AuditEngine(CONFIGURATION, recorder, AuditEngine.Scope.TOUCHED_ACCOUNTS);
        final MessageSink[] sink = {engine::apply};
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) ->
            sink[0].apply(sequence, timeNs, message, offset, length));
        send(messages);
        engine.writeState(state);
        state.set(firstWord(state) + index, word);
        loaded.readState(state::next);
        sink[0] = loaded::apply;
        messages.query(ACCOUNT, 0);
        assertEquals(1, recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).size());
        return recorder.toString();
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        refuse(0, INSTRUMENTS + 1, "number of expiries is 6");
        refuse(8, NEAR, "has the expiry " + NEAR + " twice");
        refuse(9, Double.doubleToRawLongBits(0.25), "an expiry's forward is 0.25 times the mark");
        refuse(11, 1, "an expiry has 1 seconds left");
        refuse(14, 2, "the underlying unit of instrument 10 does not follow");
        refuse(29, 1, "the expiry of instrument 20 is not one it can have");
        refuse(17, 950, "option's strike is 950");
        refuse(51, 1, "volatility's doubt is 1");
        refuse(52, 1, "mark's doubt is 1");
        refuse(93, 2, "grid 3 has the peg instrument 20, which can be none");
        refuse(286, 0, "account class's shadow grid is 0");
    }

    private static void refuse(final int index, final long word, final String reason) {
        final StateWords state = state();
        state.set(firstWord(state) + index, word);
        final String refusal = assertThrows(JournalCorruptException.class, () -> book(state)).getMessage();
        assertTrue(refusal.contains(reason), refusal);
    }

    private static int words() {
        return 1 + 2 * WORDS_OF_AN_EXPIRY + INSTRUMENTS * WORDS_OF_AN_UNDERLYING + 1 + WORDS_OF_GRIDS
            + WORDS_OF_CLASSES;
    }

    /** The number of expiries, two words in front of when the first one is, which is not found further on. */
    private static int firstWord(final StateWords state) {
        int last = 0;
        for (int i = 0; i < state.size(); i++) {
            last = state.get(i) == NEAR ? i : last;
        }
        return last - 2;
    }

    private static StateWords state() {
        final MarginEngine engine = new MarginEngine(CONFIGURATION, (buffer, offset, length) -> { });
        send(new Messages(engine::apply));
        final StateWords state = new StateWords();
        engine.writeState(state);
        return state;
    }

    private static void send(final Messages messages) {
        final PortfolioMessages portfolio = new PortfolioMessages(messages);
        messages.asset(MONEY, 0);
        for (final int id : new int[] {PERPETUAL, ASSIGNED}) {
            messages.perpetual(id, MONEY, HIGHEST_PRICE);
            messages.send();
            messages.mark(id, id == ASSIGNED ? 9 : 1_000);
        }
        portfolio.underlying(ASSIGNED, PERPETUAL);
        option(portfolio, messages, CALL, InstrumentType.CALL, NEAR);
        option(portfolio, messages, PUT, InstrumentType.PUT, FAR);
        option(portfolio, messages, UNKNOWN_VOLATILITY, InstrumentType.CALL, FAR);
        portfolio.writer().volatility().instrumentId(CALL).volatility(500_000_000).doubt(20_000_000);
        messages.send();
        portfolio.volatility(PUT, 600_000_000);
        portfolio.grid(3, GridTerms.thirtyThree().doubting(0.9, 0.5).pegged(ASSIGNED, 10, 1));
        portfolio.grid(5, GridTerms.sixteen().pegged(ASSIGNED, 10, 1));
        messages.writer().defineAccountClass().classId(1).warningRatio(2).warningCure(2)
            .marginCallRatio(1).marginCallCure(1).liquidationRatio(0).liquidationCure(0);
        messages.send();
        portfolio.assignGrid(0, 3);
        portfolio.account(ACCOUNT, 0, MONEY);
        messages.collateral(ACCOUNT, MONEY, 10_000_000);
        messages.fill(ACCOUNT, CALL, -1_000, 10, 0);
        messages.fill(ACCOUNT, PUT, 300, 10, 0);
    }

    private static void option(
        final PortfolioMessages portfolio, final Messages messages, final int id, final InstrumentType type,
        final long expiryTimeNs) {
        portfolio.option(id, PERPETUAL, type, 950, expiryTimeNs, HIGHEST_PRICE);
        messages.send();
    }

    /** What was read of rule 10. */
    private static List<Object> book(final StateWords state) {
        final Book book = new Book(3);
        final Seals seals = new Seals();
        final Outputs outputs = new Outputs((buffer, offset, length) -> { }, seals, CONFIGURATION.rulesVersion());
        new SnapshotState(CONFIGURATION, state.rewind()::next, book)
            .readDefinitions(outputs, seals, new Sources(outputs));
        final List<Object> read = new ArrayList<>(List.of(book.grids, book.gridIds, book.shadowGridIds));
        for (final Instrument instrument : book.instruments.values()) {
            read.add(instrument.underlying().id);
            read.add(String.valueOf(instrument.mark));
            if (instrument.isOption()) {
                final Option option = instrument.option;
                read.addAll(List.of(option.isCall, option.strike, String.valueOf(option.volatility)));
                read.addAll(List.of(option.volatilityDoubt, option.expiry.doubt));
                read.addAll(List.of(
                    option.expiry.timeNs, option.expiry.ratio, option.expiry.rate, option.expiry.secondsLeft()));
            }
        }
        return read;
    }
}
