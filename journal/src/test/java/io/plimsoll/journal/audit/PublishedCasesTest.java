package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Figures that others published, in {@code src/test/resources/cases} with their sources. What the linear model does not
 * cover is left out, and counted, so that nobody drops a case unseen:
 * <ul>
 * <li>liquidation prices of bybit, which takes maintenance at the entry price;
 * <li>dYdX: the position of 2^64 - 1, and initial requirements that grow with open interest (maintenance is in);
 * <li>Vega: open orders, quadratic slippage, and factors of more than nine decimals.
 * </ul>
 */
class PublishedCasesTest {
    private static final int CONTRACT = 10;
    private static final int NANO = -9;
    private static final int VEGA_COVERED = 27;

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldAgreeWithBinanceTiers(final Implementation implementation) {
        final Map<String, List<Map<String, String>>> bySymbol = new LinkedHashMap<>();
        CaseBook.csv("binance_tiers.csv").forEach(row ->
            bySymbol.computeIfAbsent(row.get("symbol"), symbol -> new ArrayList<>()).add(row));
        assertEquals(140, bySymbol.size());
        bySymbol.forEach((symbol, rows) -> checkTiers(implementation, symbol, rows));
    }

    private static void checkTiers(
        final Implementation implementation, final String symbol, final List<Map<String, String>> rows) {
        final int exponent = -4;
        final CaseBook book = new CaseBook(implementation, exponent);
        book.contract(CONTRACT, 0, 0, BigDecimal.ONE);
        final long[] tiers = new long[rows.size() * 4];
        for (int i = 0; i < rows.size(); i++) {
            tiers[i * 4] = CaseBook.exact(number(rows.get(i), "notional_floor"), exponent);
            tiers[i * 4 + 1] = CaseBook.billionths(number(rows.get(i), "maint_margin_ratio"));
            tiers[i * 4 + 2] = CaseBook.exact(number(rows.get(i), "maint_amount"), exponent);
            tiers[i * 4 + 3] = tiers[i * 4 + 1];
        }
        book.messages().tiers(CONTRACT, tiers);
        BigDecimal marginal = BigDecimal.ZERO;
        for (final Map<String, String> row : rows) {
            final BigDecimal floor = number(row, "notional_floor");
            final BigDecimal cap = number(row, "notional_cap");
            final BigDecimal rate = number(row, "maint_margin_ratio");
            final BigDecimal middle = floor.add(cap).divideToIntegralValue(BigDecimal.valueOf(2));
            for (final BigDecimal notional : List.of(floor.max(BigDecimal.ONE), middle, cap)) {
                book.position(CONTRACT, notional.longValueExact(), notional);
                final BigDecimal sum = marginal.add(notional.subtract(floor).multiply(rate));
                assertEquals(List.of(), book.refusals(), symbol);
                assertEquals(
                    CaseBook.exact(sum.setScale(-exponent, RoundingMode.CEILING), exponent),
                    book.report().maintenanceRequirement(),
                    symbol + " at " + notional);
            }
            marginal = marginal.add(cap.subtract(floor).multiply(rate));
        }
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldAgreeWithLiquidationPricesOfFourVenues(final Implementation implementation) {
        final List<JsonNode> cases = CaseBook.json("liquidation_price.json").stream()
            .filter(each -> !"bybit".equals(each.get("venue").asText()))
            .toList();
        assertEquals(21, cases.size());
        cases.forEach(each -> checkLiquidationPrice(implementation, each));
    }

    private static void checkLiquidationPrice(final Implementation implementation, final JsonNode each) {
        final String id = each.get("id").asText();
        final int exponent = -8;
        final CaseBook book = new CaseBook(implementation, exponent);
        BigDecimal rate = number(each, "mmr");
        if (each.has("taker_fee")) {
            rate = rate.add(number(each, "taker_fee"));
        }
        book.messages().balance(
            CaseBook.ACCOUNT,
            CaseBook.MONEY,
            number(each, "wallet").movePointRight(-exponent).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        hold(book, CONTRACT, each, number(each, "entry"), rate);
        int other = CONTRACT;
        for (final JsonNode position : each.get("others")) {
            hold(book, ++other, position, number(position, "mark"), number(position, "mmr"));
        }
        assertEquals(List.of(), book.refusals(), id);
        final PositionsDecoder position = book.report().positions().next();
        assertTrue(
            position.liquidationPrice() != PositionsDecoder.liquidationPriceNullValue(), id + " has none");
        final BigDecimal price =
            BigDecimal.valueOf(position.liquidationPrice(), -position.liquidationPriceExponent());
        final BigDecimal expected = number(each, "expected");
        final String compare = each.get("compare").asText();
        final double tolerance = compare.startsWith("rounded") ? 0.005
            : expected.doubleValue() * (compare.startsWith("relative 1e-4") ? 1e-4 : 1e-6);
        assertEquals(expected.doubleValue(), price.doubleValue(), tolerance, id);
    }

    private static void hold(
        final CaseBook book,
        final int instrumentId,
        final JsonNode position,
        final BigDecimal mark,
        final BigDecimal rate) {
        final BigDecimal quantity = number(position, "qty");
        final int lotExponent = -Math.max(0, quantity.stripTrailingZeros().scale());
        final int sign = "long".equals(position.get("side").asText()) ? 1 : -1;
        book.contract(instrumentId, -5, lotExponent, mark);
        book.tiers(instrumentId, rate, number(position, "maint_amount"));
        book.position(
            instrumentId,
            sign * CaseBook.exact(quantity, lotExponent),
            quantity.multiply(number(position, "entry")).multiply(BigDecimal.valueOf(sign)));
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldAgreeWithDydxRequirements(final Implementation implementation) {
        int initials = 0;
        int maintenances = 0;
        for (final Map<String, String> row : CaseBook.csv("dydx_margin.csv")) {
            final boolean position = "position".equals(row.get("kind"));
            if (position && number(row, "price").toBigInteger().bitLength() < Long.SIZE) {
                final boolean scales = number(row, "oi_upper_cap").signum() > 0;
                checkDydx(implementation, row, !scales);
                initials += scales ? 0 : 1;
                maintenances++;
            }
        }
        assertEquals(7, maintenances);
        assertEquals(4, initials);
    }

    private static void checkDydx(
        final Implementation implementation, final Map<String, String> row, final boolean withInitial) {
        final BigDecimal initial = number(row, "imf_ppm").movePointLeft(6);
        final BigDecimal maintenance = initial.multiply(number(row, "mm_fraction_ppm").movePointLeft(6));
        final int tickExponent = number(row, "exponent").intValueExact();
        final CaseBook book = new CaseBook(implementation, -6);
        book.contract(
            CONTRACT,
            tickExponent,
            number(row, "atomic_resolution").intValueExact(),
            number(row, "price").scaleByPowerOfTen(tickExponent));
        book.messages().tiers(
            CONTRACT, 0, CaseBook.billionths(maintenance), 0, CaseBook.billionths(initial));
        book.messages().position(CaseBook.ACCOUNT, CONTRACT, number(row, "base_quantums").longValueExact(), 0);
        assertEquals(List.of(), book.refusals(), row.get("id"));
        assertEquals(
            number(row, "expected_mmr").longValueExact(), book.report().maintenanceRequirement(), row.get("id"));
        if (withInitial) {
            assertEquals(
                number(row, "expected_imr").longValueExact(), book.report().initialRequirement(), row.get("id"));
        }
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldAgreeWithVegaMaintenanceOfPositionsWithLinearFactors(final Implementation implementation) {
        int covered = 0;
        for (final JsonNode each : CaseBook.json("vega_margin.json")) {
            final long lots = each.get("position").asLong();
            final String factor = lots < 0 ? "risk_factor_short" : "risk_factor_long";
            final BigDecimal rate = number(each, factor).add(number(each, "linear_slippage"));
            final boolean linear = each.get("open_buy").asLong() == 0
                && each.get("open_sell").asLong() == 0
                && number(each, "quadratic_slippage").signum() == 0
                && rate.stripTrailingZeros().scale() <= -NANO;
            if (linear) {
                checkVega(implementation, each, lots, rate);
                covered++;
            }
        }
        assertEquals(VEGA_COVERED, covered);
    }

    private static void checkVega(
        final Implementation implementation, final JsonNode each, final long lots, final BigDecimal rate) {
        final BigDecimal mark = number(each, "mark");
        final int tickExponent = -Math.max(0, mark.stripTrailingZeros().scale());
        final CaseBook book = new CaseBook(implementation, 0);
        book.contract(CONTRACT, tickExponent, -each.get("position_decimals").asInt(), mark);
        book.tiers(CONTRACT, rate, BigDecimal.ZERO);
        book.messages().position(CaseBook.ACCOUNT, CONTRACT, lots, 0);
        final String id = each.get("id").asText();
        assertEquals(List.of(), book.refusals(), id);
        assertEquals(
            each.get("expected").get("maintenance").asLong(), book.report().maintenanceRequirement(), id);
    }

    private static BigDecimal number(final JsonNode node, final String name) {
        return new BigDecimal(node.get(name).asText());
    }

    private static BigDecimal number(final Map<String, String> row, final String column) {
        return new BigDecimal(row.get(column));
    }
}
