package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.SizeMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requirements that grow with size or with open interest, as others published them (cases/drift_weights.csv and
 * cases/dydx_margin.csv name whom), to the digit.
 */
class PublishedSizeTest {
    private static final int MONEY = 1;
    private static final int CONTRACT = 2;
    private static final long ACCOUNT = 3;
    private static final long ONE = 1_000_000_000;
    private static final int TEN_THOUSAND = 10_000;
    private static final long MOST_OF_ALL = 1L << 62;

    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(
        new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 2, 2, 2, 2, 2, 2, 2, 2, 2), recorder);
    private final Messages messages = new Messages(engine::apply);
    private final SizeMessages sizes = new SizeMessages(messages);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private static Stream<Map<String, String>> rows(final String file, final int count) throws IOException {
        try (InputStream resource = PublishedSizeTest.class.getResourceAsStream("/cases/" + file);
            BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            final List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
            final String[] columns = lines.get(0).split(",");
            final List<Map<String, String>> rows = lines.stream().skip(1).map(line -> row(columns, line)).toList();
            assertEquals(count, rows.size());
            return rows.stream();
        }
    }

    private static Map<String, String> row(final String[] columns, final String line) {
        final String[] fields = line.split(",", -1);
        final Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], fields[i]);
        }
        return row;
    }

    static Stream<Map<String, String>> liabilityWeights() throws IOException {
        return rows("drift_weights.csv", 10).filter(row -> row.get("kind").equals("liability"));
    }

    /**
     * A weight of {@code max(r, r - r / 5 + c)}, rounded down to a ten thousandth, with {@code c} the root of ten times
     * the size, in billionths, times a factor in hundred billionths. A lot is as the row counts; its price is 1.
     */
    @ParameterizedTest
    @MethodSource("liabilityWeights")
    void shouldWeighLiabilitiesBySize(final Map<String, String> row) {
        final int decimals = Integer.parseInt(row.get("size_decimals"));
        final BigDecimal perLot = new BigDecimal(BigInteger.TEN.pow(10 - decimals).sqrt());
        final long factor = Long.parseLong(row.get("imf_factor"));
        assertTrue(factor == 0 || perLot.pow(2).equals(BigDecimal.TEN.pow(10 - decimals)), "an exact root");
        final long rate = Long.parseLong(row.get("base_weight")) * ONE / TEN_THOUSAND;
        final long size = Long.parseLong(row.get("size"));
        define(0, 0, 1, rate, rate);
        sizes.definition(CONTRACT).rootRate(10 * factor * perLot.longValueExact()).allowance(ONE / 5);
        messages.send();
        messages.position(ACCOUNT, CONTRACT, -size, 0);
        assertEquals(List.of(), refusals());
        final long weight = report().maintenanceRequirement() / (size / TEN_THOUSAND);
        assertEquals(Long.parseLong(row.get("expected")), weight);
    }

    static Stream<Map<String, String>> requirements() throws IOException {
        return rows("dydx_margin.csv", 19).filter(row -> !row.get("id").equals("position_03"));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void shouldRequireWhatOpenInterestSays(final Map<String, String> row) {
        switch (row.get("kind")) {
            case "position", "notional" -> position(row);
            case "initial_margin" -> {
                ofNotional(row, number(row, "notional").longValueExact());
                assertEquals(number(row, "expected_imr").longValueExact(), report().initialRequirement());
            }
            case "oimf" -> {
                ofNotional(row, 1);
                assertEquals(number(row, "expected_ppm").longValueExact() * 1_000, components().initialRate());
            }
            default -> {
                ofNotional(row, ONE);
                assertEquals(
                    number(row, "expected_ppm").longValueExact(), report().maintenanceRequirement() / 1_000);
            }
        }
    }

    /** A price of 1, so that lots are notional. */
    private void ofNotional(final Map<String, String> row, final long notional) {
        define(0, 0, 1, maintenanceRate(row), initialRate(row));
        growth(row);
        if (!row.get("open_interest_notional").isEmpty()) {
            sizes.totals(CONTRACT, number(row, "open_interest_notional").longValueExact(), 0);
            messages.send();
        }
        messages.position(ACCOUNT, CONTRACT, notional, 0);
        assertEquals(List.of(), refusals());
    }

    private void position(final Map<String, String> row) {
        define(
            number(row, "exponent").intValueExact(), number(row, "atomic_resolution").intValueExact(),
            number(row, "price").longValueExact(), maintenanceRate(row), initialRate(row));
        growth(row);
        if (!row.get("open_interest").isEmpty() && number(row, "open_interest").signum() > 0) {
            openInterest(row);
        }
        messages.position(ACCOUNT, CONTRACT, number(row, "base_quantums").longValueExact(), 0);
        assertEquals(List.of(), refusals());
        final AccountReportDecoder report = report();
        if (row.get("kind").equals("notional")) {
            assertEquals(
                number(row, "expected_notional").longValueExact(), report.positions().next().unrealisedProfit());
        } else {
            assertEquals(number(row, "expected_imr").longValueExact(), report.initialRequirement());
            assertEquals(number(row, "expected_mmr").longValueExact(), report.maintenanceRequirement());
        }
    }

    /**
     * Open interest of more than 64 bits is refused; then as much is told as can be, which is beyond the upper bound,
     * too, if there is one.
     */
    private void openInterest(final Map<String, String> row) {
        final BigDecimal aLot = number(row, "price").scaleByPowerOfTen(
            number(row, "exponent").add(number(row, "atomic_resolution")).intValueExact() + 6);
        final BigDecimal most = new BigDecimal(MOST_OF_ALL).divide(aLot, 0, RoundingMode.DOWN);
        final BigDecimal lots = number(row, "open_interest");
        sizes.totals(CONTRACT, lots.longValueExact(), 0);
        messages.send();
        if (lots.compareTo(most) > 0) {
            assertEquals(List.of(ReasonCode.OVERFLOW), refusals());
            assertTrue(most.multiply(aLot).compareTo(number(row, "oi_upper_cap")) > 0);
            recorder.clear();
            sizes.totals(CONTRACT, most.longValueExact(), 0);
            messages.send();
        }
    }

    static Stream<Map<String, String>> hugePositions() throws IOException {
        return rows("dydx_margin.csv", 19).filter(row -> row.get("id").equals("position_03"));
    }

    @ParameterizedTest
    @MethodSource("hugePositions")
    void shouldRefuseAPositionOfMoreThan64Bits(final Map<String, String> row) {
        assertTrue(number(row, "price").toBigInteger().bitLength() > 63);
        assertTrue(number(row, "base_quantums").toBigInteger().bitLength() > 63);
        final int tickExponent = number(row, "exponent").intValueExact();
        define(
            tickExponent, number(row, "atomic_resolution").intValueExact(), 1_000_000, initialRate(row),
            initialRate(row));
        messages.mark(CONTRACT, Long.MAX_VALUE);
        messages.position(ACCOUNT, CONTRACT, Long.MAX_VALUE, 0);
        assertEquals(List.of(ReasonCode.PRICE_BEYOND_MAXIMUM, ReasonCode.QUANTITY_BEYOND_MAXIMUM), refusals());
    }

    private void define(
        final int tickExponent,
        final int lotExponent,
        final long price,
        final long maintenanceRate,
        final long initialRate) {
        final int moneyExponent = tickExponent == 0 && lotExponent == 0 ? 0 : -6;
        messages.asset(MONEY, moneyExponent);
        final var contract = messages.perpetual(CONTRACT, MONEY, price);
        contract.tickSize().mantissa(1).exponent((byte) tickExponent);
        contract.lotSize().mantissa(1).exponent((byte) lotExponent);
        messages.send();
        messages.tiers(CONTRACT, 0, maintenanceRate, 0, initialRate);
        messages.mark(CONTRACT, price);
        messages.account(ACCOUNT, MONEY);
    }

    private void growth(final Map<String, String> row) {
        if (!row.get("oi_upper_cap").isEmpty()) {
            sizes.definition(CONTRACT)
                .openInterestLower(number(row, "oi_lower_cap").longValueExact())
                .openInterestUpper(number(row, "oi_upper_cap").longValueExact())
                .largestSizeRate(0);
            messages.send();
        }
    }

    private static long initialRate(final Map<String, String> row) {
        return row.get("imf_ppm").isEmpty() ? 0 : number(row, "imf_ppm").longValueExact() * 1_000;
    }

    /** Rounded down to a billionth. */
    private static long maintenanceRate(final Map<String, String> row) {
        return row.get("mm_fraction_ppm").isEmpty()
            ? 0 : initialRate(row) * number(row, "mm_fraction_ppm").longValueExact() / 1_000_000;
    }

    private static BigDecimal number(final Map<String, String> row, final String column) {
        return new BigDecimal(row.get(column));
    }

    private List<ReasonCode> refusals() {
        return recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .map(output -> new RejectionDecoder().wrapAndApplyHeader(output, 0, header).reason())
            .toList();
    }

    private AccountReportDecoder report() {
        recorder.clear();
        messages.query(ACCOUNT, 1);
        return new AccountReportDecoder().wrapAndApplyHeader(
            recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).get(0), 0, header);
    }

    private AccountReportDecoder.ComponentsDecoder components() {
        final AccountReportDecoder report = report();
        report.positions().forEach(position -> { });
        report.balances().forEach(balance -> { });
        report.underlyings().forEach(underlying -> { });
        return report.components().next();
    }
}
