package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.ComponentsDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarketTotalsEncoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures that others published, as rules 11.7 and 11.8 come to them. */
class SizeCasesTest {
    private static final int MONEY = 1;
    private static final int COIN = 2;
    private static final int CONTRACT = 10;
    private static final int PRICE = 11;
    private static final long ACCOUNT = 1;
    private static final long HIGHEST_PRICE = 1_000L;

    private Fixture fixture;
    private Messages messages;
    private SizeMessages sizes;
    private CollateralMessages collateral;

    private void begin(final Implementation implementation, final int moneyExponent) {
        fixture = new Fixture(implementation, new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 8, 4, 4, 8, 16, 16, 4));
        messages = fixture.messages();
        sizes = new SizeMessages(messages);
        collateral = new CollateralMessages(messages);
        messages.asset(MONEY, moneyExponent);
    }

    private void contract(final int settlementAssetId, final int lotExponent, final long price) {
        messages.perpetual(CONTRACT, settlementAssetId, 4 * price).lotSize().exponent((byte) lotExponent);
        messages.send();
        messages.mark(CONTRACT, price);
    }

    private AccountReportDecoder report(final String id) {
        assertEquals(List.of(), fixture.reasons(), id);
        return fixture.report(ACCOUNT);
    }

    private ComponentsDecoder components(final String id) {
        final AccountReportDecoder report = report(id);
        report.positions().forEach(each -> { });
        report.balances().forEach(each -> { });
        report.underlyings().forEach(each -> { });
        return report.components().next();
    }

    /** Weights are in 1e-4, rounded down; a liability's is the rate of maintenance. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAgreeWithDriftWeights(final Implementation implementation) {
        final List<Map<String, String>> rows = CaseBook.csv("drift_weights.csv");
        assertEquals(10, rows.size());
        for (final Map<String, String> row : rows) {
            switch (row.get("kind")) {
                case "liability" -> checkLiability(implementation, row);
                case "asset" -> checkAsset(implementation, row);
                case "deposit_scaled_asset" -> checkDeposits(implementation, row);
                default -> throw new AssertionError(row.get("kind"));
            }
        }
    }

    /** Of the root of a minor unit, a thousandth of a unit's, if it is 10^-6. */
    private static long rootRate(final Map<String, String> row) {
        final long factor = whole(row, "imf_factor");
        assertEquals(true, factor == 0 || whole(row, "size_decimals") == 6, row.get("id"));
        return factor * 1_000;
    }

    private void checkLiability(final Implementation implementation, final Map<String, String> row) {
        final long base = whole(row, "base_weight") * 100_000;
        begin(implementation, -6);
        contract(MONEY, -(int) whole(row, "size_decimals"), 1);
        messages.tiers(CONTRACT, 0, base, 0, base);
        messages.account(ACCOUNT, MONEY);
        messages.position(ACCOUNT, CONTRACT, whole(row, "size"), 0);
        sizes.sizeCharge(
            CONTRACT, charge -> charge.rootRate(rootRate(row)).allowance(ONE / 5).largestSizeRate(10 * ONE));
        final ComponentsDecoder components = components(row.get("id"));
        assertEquals(whole(row, "expected"), (base + components.sizeRate()) / 100_000, row.get("id"));
    }

    private void checkAsset(final Implementation implementation, final Map<String, String> row) {
        beginWithCoin(implementation, -(int) whole(row, "size_decimals"), 1);
        collateral.collateral(COIN, definition -> definition
            .initialHaircut(ONE - whole(row, "base_weight") * 100_000)
            .rootRate(rootRate(row))
            .rootNumerator(1_100_000_000L));
        messages.balance(ACCOUNT, COIN, whole(row, "size"));
        requireWeight(row, whole(row, "size"));
    }

    private void checkDeposits(final Implementation implementation, final Map<String, String> row) {
        beginWithCoin(implementation, -4, whole(row, "price"));
        collateral.collateral(COIN, definition -> definition
            .initialHaircut(ONE - whole(row, "base_weight") * 100_000)
            .depositLimit(whole(row, "scale_start_quote") * 10_000));
        collateral.totals(COIN, whole(row, "deposits") * 10_000);
        messages.balance(ACCOUNT, COIN, 10_000);
        requireWeight(row, 10_000 * whole(row, "price"));
    }

    private void requireWeight(final Map<String, String> row, final long worth) {
        assertEquals(
            whole(row, "expected"), report(row.get("id")).available() * 10_000 / worth, row.get("id"));
    }

    private void beginWithCoin(final Implementation implementation, final int exponent, final long price) {
        begin(implementation, exponent);
        messages.asset(COIN, exponent);
        messages.perpetual(PRICE, MONEY, HIGHEST_PRICE)
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN).state(InstrumentState.ANNOUNCED);
        messages.send();
        messages.mark(PRICE, price);
        messages.pricedAsset(COIN, exponent, PRICE);
        messages.account(ACCOUNT, MONEY);
    }

    /** A requirement of 0.2 of a perpetual that settles in a token, whose profit counts 0.95 and itself 0.8 or 1.2. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAgreeWithMangoHealth(final Implementation implementation) {
        final List<JsonNode> cases = CaseBook.json("mango_health.json");
        assertEquals(3, cases.size());
        for (final JsonNode each : cases) {
            final JsonNode token = each.get("tokens").get(0);
            final JsonNode perpetual = each.get("perp");
            beginWithCoin(implementation, -4, token.get("price").asLong());
            collateral.collateral(COIN, definition -> definition
                .initialHaircut(billionths(BigDecimal.ONE.subtract(number(token, "asset_weight"))))
                .profitWeight(billionths(number(perpetual, "overall_asset_weight"))));
            contract(COIN, 0, perpetual.get("lot_value").asLong());
            final long rate = billionths(number(perpetual, "base_liab_weight").subtract(BigDecimal.ONE));
            messages.tiers(CONTRACT, 0, rate, 0, rate);
            messages.balance(ACCOUNT, COIN, token.get("amount").asLong() * 10_000);
            messages.position(
                ACCOUNT, CONTRACT, perpetual.get("base_lots").asLong(), -perpetual.get("quote").asLong() * 10_000);
            assertEquals(
                number(each, "expected_health").doubleValue() * 10_000, report(each.get("id").asText()).available(), 10,
                each.get("id").asText());
        }
    }

    /** Those with open interest; a lot is a dollar's minor unit where a notional is given. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAgreeWithDydxOpenInterest(final Implementation implementation) {
        int checked = 0;
        for (final Map<String, String> row : CaseBook.csv("dydx_margin.csv")) {
            final String kind = row.get("kind");
            if ("initial_margin".equals(kind) || "oimf".equals(kind)) {
                checkRate(implementation, row);
                checked++;
            } else if ("position".equals(kind) && new BigDecimal(row.get("oi_upper_cap")).signum() > 0) {
                checkPosition(implementation, row);
                checked++;
            } else if ("notional".equals(kind)) {
                checkNotional(implementation, row);
                checked++;
            }
        }
        assertEquals(4 + 3 + 3 + 1, checked);
    }

    private void checkRate(final Implementation implementation, final Map<String, String> row) {
        begin(implementation, -6);
        contract(MONEY, -6, 1);
        final long rate = whole(row, "imf_ppm") * 1_000;
        messages.tiers(CONTRACT, 0, 0, 0, rate);
        messages.account(ACCOUNT, MONEY);
        final boolean isRate = row.get("notional").isEmpty();
        messages.position(ACCOUNT, CONTRACT, isRate ? 1 : whole(row, "notional"), 0);
        openInterest(row, whole(row, "open_interest_notional"));
        assertEquals(
            isRate ? whole(row, "expected_ppm") * 1_000 : whole(row, "expected_imr"),
            isRate ? components(row.get("id")).initialRate() : report(row.get("id")).initialRequirement(),
            row.get("id"));
    }

    /** As many lots as there are or, where no message could tell so many, one: worth more than the upper bound. */
    private void checkPosition(final Implementation implementation, final Map<String, String> row) {
        pricedContract(implementation, row);
        final BigDecimal initial = new BigDecimal(row.get("imf_ppm")).movePointLeft(6);
        final BigDecimal maintenance =
            initial.multiply(new BigDecimal(row.get("mm_fraction_ppm")).movePointLeft(6));
        messages.tiers(CONTRACT, 0, billionths(maintenance), 0, billionths(initial));
        messages.account(ACCOUNT, MONEY);
        messages.position(ACCOUNT, CONTRACT, whole(row, "base_quantums"), 0);
        openInterest(row, whole(row, "open_interest") > 1_000_000_000_000L - 1 ? 1 : whole(row, "open_interest"));
        final AccountReportDecoder report = report(row.get("id"));
        assertEquals(whole(row, "expected_imr"), report.initialRequirement(), row.get("id"));
        assertEquals(whole(row, "expected_mmr"), report.maintenanceRequirement(), row.get("id"));
    }

    /** What cost nothing is worth its notional. */
    private void checkNotional(final Implementation implementation, final Map<String, String> row) {
        pricedContract(implementation, row);
        messages.tiers(CONTRACT, 0, 0, 0, 0);
        messages.account(ACCOUNT, MONEY);
        messages.position(ACCOUNT, CONTRACT, whole(row, "base_quantums"), 0);
        assertEquals(
            whole(row, "expected_notional"), report(row.get("id")).positions().next().unrealisedProfit(),
            row.get("id"));
    }

    private void pricedContract(final Implementation implementation, final Map<String, String> row) {
        begin(implementation, -6);
        final long price = whole(row, "price");
        final var instrument = messages.perpetual(CONTRACT, MONEY, price * 4);
        instrument.tickSize().exponent((byte) whole(row, "exponent"));
        instrument.lotSize().exponent((byte) whole(row, "atomic_resolution"));
        messages.send();
        messages.mark(CONTRACT, price);
    }

    private void openInterest(final Map<String, String> row, final long lots) {
        sizes.sizeCharge(CONTRACT, charge -> charge
            .largestCloseOutFactor(ONE)
            .largestSizeRate(0)
            .openInterestLower(whole(row, "oi_lower_cap"))
            .openInterestUpper(whole(row, "oi_upper_cap")));
        sizes.totals(CONTRACT, lots == 0 ? MarketTotalsEncoder.openInterestLotsNullValue() : lots, null);
    }

    private static long whole(final Map<String, String> row, final String column) {
        return new BigDecimal(row.get(column)).longValueExact();
    }

    private static BigDecimal number(final JsonNode node, final String name) {
        return new BigDecimal(node.get(name).asText());
    }

    private static long billionths(final BigDecimal fraction) {
        return CaseBook.billionths(fraction);
    }
}
