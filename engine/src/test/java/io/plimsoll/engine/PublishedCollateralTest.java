package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.engine.kit.CollateralMessages;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What others published of weights for new risk, by what reports of an account say is available. The files say where
 * each figure is from: cases/mango_health.json (health of an account with a perpetual), cases/drift_weights.csv
 * (weights that fall with the size of a deposit, and with all deposits).
 */
class PublishedCollateralTest {
    private static final int MONEY = 1;
    private static final int PERPETUAL = 50;
    private static final int DECIMALS = 6;
    private static final long UNIT = 1_000_000;
    private static final long ACCOUNT = 7;
    private static final int SIZE = 3;
    private static final int SIZE_DECIMALS = 4;
    private static final int IMF_FACTOR = 5;
    private static final int DEPOSITS = 6;
    private static final int PRICE = 7;
    private static final int LIMIT = 8;
    private static final int EXPECTED = 9;

    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(
        new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 4, 8, 16, 4, 4, 4, 16, 16, 8), recorder);
    private final Messages messages = new Messages(engine::apply);
    private final CollateralMessages collateral = new CollateralMessages(messages);

    static Stream<Arguments> healths() throws IOException {
        try (InputStream file = PublishedCollateralTest.class.getResourceAsStream("/cases/mango_health.json")) {
            final List<Arguments> cases = new ArrayList<>();
            new ObjectMapper().readTree(file).get("cases")
                .forEach(row -> cases.add(Arguments.of(row.get("id").asText(), row)));
            assertEquals(3, cases.size());
            return cases.stream();
        }
    }

    /** Weights of 0.8 and 1.2 are an initial haircut of 0.2; the perpetual's are an initial rate of 0.2. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("healths")
    void shouldGiveThePublishedHealth(final String id, final JsonNode row) {
        messages.asset(MONEY, -DECIMALS);
        messages.account(ACCOUNT, MONEY);
        int asset = MONEY;
        for (final JsonNode token : row.get("tokens")) {
            asset++;
            price(asset, scaled(token.get("price"), 2));
            final long haircut = ONE - scaled(token.get("asset_weight"), 9);
            assertEquals(haircut, scaled(token.get("liab_weight"), 9) - ONE);
            collateral.collateral(asset).initialHaircut(haircut)
                .profitWeight(scaled(row.get("perp").get("overall_asset_weight"), 9));
            messages.send();
            messages.balance(ACCOUNT, asset, scaled(token.get("amount"), DECIMALS));
        }
        perpetual(row.get("perp"));
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID), recorder::toString);
        assertEquals(row.get("expected_health").asDouble(), report().available() / (double) UNIT, 1e-9, id);
    }

    private void perpetual(final JsonNode perpetual) {
        final long rate = scaled(perpetual.get("base_liab_weight"), 9) - ONE;
        assertEquals(rate, ONE - scaled(perpetual.get("base_asset_weight"), 9));
        messages.perpetual(PERPETUAL, MONEY + 1, 1_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, rate / 2, 0, rate);
        messages.mark(PERPETUAL, perpetual.get("lot_value").asLong());
        messages.position(ACCOUNT, PERPETUAL, perpetual.get("base_lots").asLong(),
            -scaled(perpetual.get("quote"), DECIMALS));
    }

    /** An asset with so many cents as its price. */
    private void price(final int asset, final long cents) {
        messages.asset(asset, -DECIMALS);
        collateral.spot(asset, new int[] {MONEY, asset}, 1, -2, 1_000_000, InstrumentState.TRADING);
        messages.mark(asset, cents);
        messages.pricedAsset(asset, -DECIMALS, asset);
    }

    static Stream<Arguments> weights() throws IOException {
        try (InputStream file = PublishedCollateralTest.class.getResourceAsStream("/cases/drift_weights.csv");
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            final List<Arguments> cases = reader.lines()
                .map(line -> line.split(",", -1))
                .filter(row -> row.length > 1 && row[1].endsWith("asset"))
                .map(row -> Arguments.of(row[0], row))
                .toList();
            assertEquals(6, cases.size());
            return cases.stream();
        }
    }

    /** A weight is 1.1 / (1 + factor x root of the size) where that is less than the base weight. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("weights")
    void shouldGiveThePublishedWeight(final String id, final String[] row) {
        final int coin = MONEY + 1;
        final boolean hasSize = !row[SIZE].isEmpty();
        final long base = Long.parseLong(row[2]) * ONE / 10_000;
        final long balance = hasSize ? Long.parseLong(row[SIZE]) : 1_000 * UNIT;
        messages.asset(MONEY, -DECIMALS);
        messages.account(ACCOUNT, MONEY);
        price(coin, hasSize ? 100 : 100 * Long.parseLong(row[PRICE]));
        messages.balance(ACCOUNT, coin, balance);
        final DefineCollateralEncoder rule = collateral.collateral(coin).initialHaircut(ONE - base);
        if (hasSize) {
            // parts of 10^6 of the root of whole units; here of 10^12 of that of minor units
            assertEquals(DECIMALS, Integer.parseInt(row[SIZE_DECIMALS]));
            rule.rootRate(Long.parseLong(row[IMF_FACTOR]) * 1_000).rootNumerator(ONE * 11 / 10);
        } else {
            rule.depositLimit(Long.parseLong(row[LIMIT]) * UNIT);
        }
        messages.send();
        if (!hasSize) {
            collateral.totals(coin, Long.parseLong(row[DEPOSITS]) * UNIT);
        }
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID), recorder::toString);
        final AccountReportDecoder report = report();
        report.positions().forEach(ignored -> { });
        report.balances().forEach(ignored -> { });
        report.underlyings().forEach(ignored -> { });
        report.components().forEach(ignored -> { });
        assertEquals(Long.parseLong(row[EXPECTED]), report.collateral().next().available() * 10_000 / balance, id);
    }

    private AccountReportDecoder report() {
        messages.query(ACCOUNT, 1);
        final UnsafeBuffer output = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).get(0);
        return new AccountReportDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder());
    }

    private static long scaled(final JsonNode number, final int digits) {
        return new BigDecimal(number.asText()).movePointRight(digits).longValueExact();
    }
}
