package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The breakdown of an account, read as an auditor with a pocket calculator reads it: from top to bottom. */
class AccountBreakdownTest {
    private static final long SEED = 11;
    private static final int ROUNDS = 2_000;
    private static final int MESSAGES_BETWEEN_LOOKS = 50;
    private static final long ACCOUNT = 7;
    private static final int DOLLAR = 1;
    private static final int COIN = 2;
    private static final int PERPETUAL = 10;

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldDeriveEveryNumberFromThoseBeforeIt(final BookScale scale) {
        final Dice dice = new Dice(SEED);
        final Set<Long> accounts = new TreeSet<>();
        final RandomMessages[] random = new RandomMessages[1];
        final AuditEngine engine = new AuditEngine(
            RandomBook.configuration(dice, scale),
            (buffer, offset, length) -> {
                if (random[0] != null) {
                    random[0].onOutput(buffer, offset, length);
                }
            },
            AuditEngine.Scope.TOUCHED_ACCOUNTS);
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
            noteAccount(accounts, message, offset, length);
            engine.apply(sequence, timeNs, message, offset, length);
        });
        random[0] = new RandomMessages(new RandomBook(dice, scale, messages), messages);
        int checked = 0;
        for (int i = 0; i < ROUNDS; i++) {
            random[0].send();
            if (i % MESSAGES_BETWEEN_LOOKS == 0) {
                for (final long accountId : accounts) {
                    checked += engine.breakdown(accountId).map(AccountBreakdownTest::check).orElse(0);
                }
            }
        }
        assertTrue(checked > ROUNDS / MESSAGES_BETWEEN_LOOKS, "positions checked: " + checked);
    }

    @Test
    void shouldNameTheInputsThatSetMarkAndFunding() {
        final AuditEngine engine = engine();
        final List<Long> sequences = new ArrayList<>();
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
            sequences.add(sequence);
            engine.apply(sequence, timeNs, message, offset, length);
        });
        book(messages);
        assertNull(position(engine).fundingIndex().cause());
        assertEquals(sequences.get(sequences.size() - 1), position(engine).mark().cause().sequence());
        assertEquals(new BigDecimal("100"), position(engine).mark().price());
        assertTrue(!position(engine).mark().fromTick());

        messages.mark(PERPETUAL, 110);
        assertEquals(sequences.get(sequences.size() - 1), position(engine).mark().cause().sequence());
        assertEquals(1, position(engine).mark().cause().sourceId());
        assertTrue(position(engine).mark().fromTick());

        messages.funding(PERPETUAL, 5_000_000);
        assertEquals(sequences.get(sequences.size() - 1), position(engine).fundingIndex().cause().sequence());
        assertEquals(new BigDecimal("-100"), position(engine).funding());

        messages.pricedAsset(COIN, 0, PERPETUAL);
        messages.balance(ACCOUNT, COIN, 1);
        final AssetBreakdown coin = engine.breakdown(ACCOUNT).orElseThrow().assets().get(1);
        assertEquals(PERPETUAL, coin.priceInstrumentId());
        assertEquals(position(engine).mark(), coin.mark());
        assertEquals(new BigDecimal("110"), coin.totals().equity());
    }

    @Test
    void shouldShowEveryTestUpToTheOneThatWasBreached() {
        final AuditEngine engine = engine();
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) ->
            engine.apply(sequence, timeNs, message, offset, length, new TreeSet<>()));
        book(messages);
        messages.mark(PERPETUAL, 62);

        final LevelBreakdown level = engine.breakdown(ACCOUNT).orElseThrow().level();
        assertEquals(Level.HEALTHY, level.before());
        assertEquals(Level.MARGIN_CALL, level.after());
        assertEquals(
            List.of(Level.BANKRUPT, Level.LIQUIDATION, Level.MARGIN_CALL),
            level.tests().stream().map(LevelTest::level).toList());
        assertEquals("equity 140 is below 1.2 x maintenance = 148.8", level.deciding().text());
        assertEquals(new BigDecimal("9"), level.shortfall());
        assertTrue(level.isChange());
    }

    @Test
    void shouldEvaluateTheNamedAccountsAloneAndTheOthersInASweep() {
        final List<Long> called = new ArrayList<>();
        final AuditEngine engine = new AuditEngine(
            EngineConfiguration.of(64, 16),
            (buffer, offset, length) -> {
                final OutputMessage output = OutputMessage.copyOf(buffer, offset, length);
                if (output.isCall()) {
                    called.add(output.call().accountId());
                }
            },
            AuditEngine.Scope.EVERY_ACCOUNT);
        final SortedSet<Long> named = new TreeSet<>();
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) ->
            engine.apply(sequence, timeNs, message, offset, length, named));
        book(messages);
        messages.account(ACCOUNT + 1, DOLLAR);
        messages.collateral(ACCOUNT + 1, DOLLAR, 520);
        messages.fill(ACCOUNT + 1, PERPETUAL, 20, 100, 0);
        assertEquals(0, engine.evaluations());

        named.add(ACCOUNT + 1);
        named.add(ACCOUNT + 2);
        messages.mark(PERPETUAL, 90);
        assertEquals(List.of(), called);
        messages.mark(PERPETUAL, 80);
        assertEquals(List.of(ACCOUNT + 1), called);
        assertEquals(2, engine.evaluations());

        named.clear();
        messages.mark(PERPETUAL, 62);
        final List<AccountBreakdown> found = engine.sweep();
        assertEquals(
            List.of(ACCOUNT, ACCOUNT + 1), found.stream().map(AccountBreakdown::accountId).toList());
        assertEquals(List.of(Level.HEALTHY, Level.LIQUIDATION),
            found.stream().map(account -> account.level().before()).toList());
        assertEquals(List.of(), engine.sweep());
        assertEquals(List.of(ACCOUNT + 1), called);
    }

    /** 900 dollars; 20 lots at 100; maintenance is 10 %. */
    private static void book(final Messages messages) {
        messages.asset(DOLLAR, 0);
        messages.perpetual(PERPETUAL, DOLLAR, 100_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, 100_000_000, 0, 200_000_000);
        messages.account(ACCOUNT, DOLLAR);
        messages.collateral(ACCOUNT, DOLLAR, 900);
        messages.fill(ACCOUNT, PERPETUAL, 20, 100, 0);
    }

    private static AuditEngine engine() {
        return new AuditEngine(
            EngineConfiguration.of(64, 16), (buffer, offset, length) -> { }, AuditEngine.Scope.EVERY_ACCOUNT);
    }

    private static PositionBreakdown position(final AuditEngine engine) {
        return engine.breakdown(ACCOUNT).orElseThrow().positions().get(0);
    }

    private static void noteAccount(
        final Set<Long> accounts, final DirectBuffer message, final int offset, final int length) {
        if (length >= MessageHeaderDecoder.ENCODED_LENGTH + DefineAccountDecoder.BLOCK_LENGTH) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, offset);
            if (header.templateId() == DefineAccountDecoder.TEMPLATE_ID) {
                accounts.add(new DefineAccountDecoder().wrapAndApplyHeader(message, offset, header).accountId());
            }
        }
    }

    /** Checks an account and returns how many positions it had. */
    private static int check(final AccountBreakdown account) {
        account.positions().forEach(AccountBreakdownTest::check);
        AccountTotals totals = AccountTotals.ZERO;
        for (final AssetBreakdown asset : account.assets()) {
            check(asset, account.positions());
            totals = totals.plus(asset.totals());
        }
        assertEquals(totals, account.totals());
        final LevelBreakdown level = account.level();
        for (final LevelTest test : level.tests().subList(0, level.tests().size() - 1)) {
            assertTrue(test.left().compareTo(test.right()) >= 0, level::toString);
        }
        assertEquals(level.deciding().isBreached() ? level.deciding().level() : Level.HEALTHY, level.after());
        return account.positions().size();
    }

    private static void check(final PositionBreakdown position) {
        final BigDecimal ticks = position.mark().ticks();
        final BigDecimal multiplier = position.unit().dividend().multiply(position.lots());
        final BigDecimal dividend = position.inverse() ? multiplier.negate() : multiplier.multiply(ticks);
        final BigDecimal divisor =
            position.inverse() ? position.unit().divisor().multiply(ticks) : position.unit().divisor();
        assertEquals(0, dividend.multiply(position.value().divisor()).compareTo(
            divisor.multiply(position.value().dividend())), position::toString);
        assertEquals(
            position.lots().negate().multiply(position.fundingIndex().index().subtract(position.entryFunding()))
                .divide(BigDecimal.valueOf(1_000_000), 0, RoundingMode.FLOOR),
            position.funding());
        assertEquals(
            dividend.divide(divisor, 0, RoundingMode.FLOOR).subtract(position.entryCost()).add(position.funding()),
            position.unrealisedProfit());
        final BigDecimal notional = dividend.abs();
        assertTrue(position.tier().floor().multiply(divisor).compareTo(notional) <= 0, position::toString);
        assertEquals(
            notional.multiply(position.tier().maintenanceRate())
                .subtract(position.tier().amount().multiply(divisor))
                .divide(divisor, 0, RoundingMode.CEILING),
            position.maintenance());
        assertEquals(
            notional.multiply(position.tier().initialRate()).divide(divisor, 0, RoundingMode.CEILING),
            position.initial());
    }

    private static void check(final AssetBreakdown asset, final List<PositionBreakdown> positions) {
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (final PositionBreakdown position : positions) {
            if (position.settlementAssetId() == asset.assetId()) {
                profit = profit.add(position.unrealisedProfit());
                maintenance = maintenance.add(position.maintenance());
            }
        }
        assertEquals(profit, asset.unrealisedProfit());
        assertEquals(maintenance, asset.maintenance());
        final BigDecimal balance = asset.balance() == null ? BigDecimal.ZERO : asset.balance();
        assertEquals(balance.add(profit), asset.net());
        if (!asset.haircuts().isEmpty()) {
            assertEquals(0, asset.net().compareTo(sum(asset.haircuts().stream().map(HaircutPart::part).toList())));
            assertEquals(
                0, asset.weighted().compareTo(sum(asset.haircuts().stream().map(HaircutPart::counted).toList())));
        }
        if (asset.conversion() != null) {
            assertEquals(
                asset.weighted().multiply(asset.conversion().worth())
                    .divide(asset.conversion().valuationWorth(), 0, RoundingMode.FLOOR),
                asset.totals().equity());
            assertEquals(
                maintenance.multiply(asset.conversion().worth())
                    .divide(asset.conversion().valuationWorth(), 0, RoundingMode.CEILING),
                asset.totals().maintenance());
        }
    }

    private static BigDecimal sum(final List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
