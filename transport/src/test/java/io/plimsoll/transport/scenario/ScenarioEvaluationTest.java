package io.plimsoll.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Scenarios with answers worked out by hand. */
class ScenarioEvaluationTest {

    @Test
    void shouldPrintTheExampleOfTheDocumentationByteForByte() {
        assertEquals(Scenarios.resource("example.margins.json"), Scenarios.margins(Scenarios.example()));
    }

    @Test
    void shouldTakeJsonNumbersAsExactDecimals() {
        final String numbers = Scenarios.example().replaceAll("\"(-?[0-9.]+)\"", "$1");
        assertEquals(Scenarios.resource("example.margins.json"), Scenarios.margins(numbers));
    }

    @Test
    void shouldWriteOneLineForEachFurtherPositionAndAccount() {
        final String two =
            "{\"account\": 1, \"collateral\": {\"USDT\": \"50\"}, \"positions\": [%s]}, {\"account\": 2}";
        final String text = Scenarios.margins(Scenarios.simple(
            two.formatted("{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}")));
        assertEquals("""
            {"accounts": [{"account": 1, "equity": "50", "initialMargin": "1", "maintenanceMargin": "1", \
            "level": "HEALTHY",
               "positions": [{"symbol": "X", "unrealisedPnl": "0", "maintenanceMargin": "1", \
            "liquidationPrice": "50.50505051"}]},
             {"account": 2, "equity": "0", "initialMargin": "0", "maintenanceMargin": "0", "level": "HEALTHY",
               "positions": []}]}
            """, text);
    }

    @Test
    void shouldHaveNoLiquidationPriceWhenNoPriceCallsTheAccount() {
        final AccountMargin margin = one(Scenarios.simple("{\"account\": 1, \"collateral\": {\"USDT\": \"200\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}]}"));
        assertNull(margin.positions().get(0).liquidationPrice());
    }

    @Test
    void shouldFindALiquidationPriceFarBeyondTheMark() {
        final AccountMargin margin = one(Scenarios.simple("{\"account\": 1, \"collateral\": {\"USDT\": \"1000000\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"-0.001\", \"entryPrice\": \"100\"}]}"));
        // (1,000,000 + 0.001 x 100) / (0.001 x 1.01)
        assertEquals("990099108.9", Decimals.plain(margin.positions().get(0).liquidationPrice()));
    }

    @Test
    void shouldTakeAccountsUpToAThousandMillionAtEightDecimals() {
        final AccountMargin margin = one(Scenarios.simple("{\"account\": 1, \"collateral\": {\"USDT\": \"1000000000\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"10000000\", \"entryPrice\": \"90\"}]}"));
        assertEquals("1100000000", Decimals.plain(margin.equity()));
    }

    @Test
    void shouldTakeTheCostOfAnAveragePositionInPlaceOfItsPrice() {
        final AccountMargin margin = one(Scenarios.simple("{\"account\": 1, \"collateral\": {\"USDT\": \"200\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"3\", \"entryCost\": \"290.12345678\"}]}"));
        assertEquals("9.87654322", Decimals.plain(margin.positions().get(0).unrealisedPnl()));
    }

    @Test
    void shouldComputeTierAmountsFromContinuity() {
        final String without = Scenarios.example().replaceAll(", \"amount\": \"[0-9]+\"", "");
        final String large = "\"quantity\": \"-5\"";
        assertEquals(
            Scenarios.margins(Scenarios.example().replace("\"quantity\": \"-0.5\"", large)),
            Scenarios.margins(without.replace("\"quantity\": \"-0.5\"", large)));
        assertEquals("1150", Decimals.plain(one(without.replace("\"quantity\": \"-0.5\"", large)).maintenanceMargin()));
    }

    @Test
    void shouldTakeInitialRateFromMaintenanceRateWhenLeftOut() {
        final AccountMargin margin = one(Scenarios.simple("{\"account\": 1, \"collateral\": {\"USDT\": \"200\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}]}"));
        assertEquals(margin.maintenanceMargin(), margin.initialMargin());
    }

    @Test
    void shouldValueAnInverseContractInItsCoin() {
        final AccountMargin margin = one("""
            {"assets": [{"asset": "USD", "exponent": -2}, {"asset": "BTC", "exponent": -8, "mark": "50000"}],
             "instruments": [{"symbol": "BTCUSD", "type": "PERPETUAL", "settlement": "BTC", "inverse": true,
               "tickSize": "0.5", "lotSize": "1", "multiplier": "100", "mark": "50000",
               "tiers": [{"floor": "0", "maintenanceRate": "0.004"}]}],
             "accounts": [{"account": 1, "valuationAsset": "BTC", "collateral": {"BTC": "0.1"},
               "positions": [{"symbol": "BTCUSD", "quantity": "100", "entryPrice": "40000"}]}]}""");
        assertEquals("0.15", Decimals.plain(margin.equity()));
        assertEquals("0.05", Decimals.plain(margin.positions().get(0).unrealisedPnl()));
        assertEquals("0.0008", Decimals.plain(margin.maintenanceMargin()));
        // 0.1 + 10000 (1/40000 - 1/p) = 0.004 x 10000 / p, so p = 10040 / 0.35
        assertEquals("28685.71429", Decimals.plain(margin.positions().get(0).liquidationPrice()));
    }

    @Test
    void shouldRoundEntryCostUpAndValueDown() {
        final AccountMargin margin = one("""
            {"assets": [{"asset": "BTC", "exponent": -8}],
             "instruments": [{"symbol": "BTCUSD", "type": "FUTURE", "expiry": "2026-06-26T08:00:00Z",
               "settlement": "BTC", "inverse": true, "tickSize": "1", "lotSize": "1", "multiplier": "100",
               "mark": "30000", "tiers": [{"floor": "0", "maintenanceRate": "0.004"}]}],
             "accounts": [{"account": 1, "collateral": {"BTC": "1"},
               "positions": [{"symbol": "BTCUSD", "quantity": "1", "entryPrice": "30000"}]}]}""");
        assertEquals("-0.00000001", Decimals.plain(margin.positions().get(0).unrealisedPnl()));
    }

    @Test
    void shouldLetCollateralMoveWithItsPriceInstrument() {
        final String priced = Scenarios.example()
            .replace("\"mark\": \"50000\", \"haircut\": \"0.05\"", "\"priceInstrument\": \"BTCUSDT\"");
        assertEquals("6800", Decimals.plain(one(priced).equity()));
        // 1000 + 0.1 p - 0.5 (p - 50000) = 0.004 x 0.5 p
        assertEquals("64676.61692", Decimals.plain(one(priced).positions().get(0).liquidationPrice()));
    }

    @Test
    void shouldApplyHaircutsByAmountAndChargeThemOnDebts() {
        final String assets = """
            {"assets": [{"asset": "USD", "exponent": -2}, {"asset": "ETH", "exponent": -8, "mark": "2000",
              "haircuts": [{"floor": "0", "haircut": "0.1"}, {"floor": "10", "haircut": "0.2"}]}],
             "accounts": [{"account": 1, "collateral": {"USD": "0", "ETH": "%s"}}]}""";
        assertEquals("34000", Decimals.plain(one(assets.formatted("20")).equity()));
        assertEquals("-2200", Decimals.plain(one(assets.formatted("-1")).equity()));
        assertEquals(Level.BANKRUPT, one(assets.formatted("-1")).level());
    }

    @Test
    void shouldNameEveryLevel() {
        final String account = "{\"account\": 1, \"collateral\": {\"USDT\": \"%s\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}]}";
        final List<Level> levels = IntStream.of(200, 140, 110, 90, -10)
            .mapToObj(cents -> one(Scenarios.simple(account.formatted(BigDecimal.valueOf(cents, 2)))).level())
            .toList();
        assertEquals(List.of(
            Level.HEALTHY, Level.WARNING, Level.MARGIN_CALL, Level.LIQUIDATION, Level.BANKRUPT), levels);
    }

    @Test
    void shouldUseTheLevelRatiosOfTheScenario() {
        final String account = "{\"account\": 1, \"collateral\": {\"USDT\": \"2.5\"},"
            + " \"positions\": [{\"symbol\": \"X\", \"quantity\": \"1\", \"entryPrice\": \"100\"}]}";
        final String levels = "{\"levels\": {\"WARNING\": 4, \"MARGIN_CALL\": 3, \"LIQUIDATION\": 2}, ";
        assertEquals(Level.MARGIN_CALL, one(levels + Scenarios.simple(account).substring(1)).level());
    }

    @Test
    void shouldKeepThePositionsInTheOrderOfTheScenario() {
        final String symbols =
            IntStream.range(0, 20).mapToObj(i -> "S" + (i * 7 % 20)).collect(Collectors.joining(","));
        final AccountMargin margin = one(many(20, 1, 20));
        assertEquals(symbols,
            margin.positions().stream().map(AccountMargin.PositionMargin::symbol).collect(Collectors.joining(",")));
    }

    @Test
    void shouldEvaluateThousandsOfInstrumentsAndAccountsInSeconds() {
        final String scenario = many(3_000, 20_000, 3);
        final List<AccountMargin> margins =
            Assertions.assertTimeout(Duration.ofSeconds(60), () -> Scenarios.evaluate(scenario));
        assertEquals(20_000, margins.size());
        assertTrue(margins.stream().allMatch(margin -> margin.maintenanceMargin().signum() > 0));
    }

    private static AccountMargin one(final String json) {
        return Scenarios.evaluate(json).get(0);
    }

    private static String many(final int instruments, final int accounts, final int positionsEach) {
        final StringBuilder json = new StringBuilder("{\"assets\": [{\"asset\": \"USDT\", \"exponent\": -8}],");
        json.append("\"instruments\": [");
        for (int i = 0; i < instruments; i++) {
            json.append(i == 0 ? "" : ",").append("{\"symbol\": \"S").append(i)
                .append("\", \"type\": \"PERPETUAL\", \"settlement\": \"USDT\", \"tickSize\": \"0.01\",")
                .append("\"lotSize\": \"0.001\", \"mark\": \"").append(100 + i)
                .append("\", \"tiers\": [{\"floor\": 0, \"maintenanceRate\": 0.01},")
                .append("{\"floor\": 10000, \"maintenanceRate\": 0.025}]}");
        }
        json.append("], \"accounts\": [");
        for (int a = 0; a < accounts; a++) {
            json.append(a == 0 ? "" : ",").append("{\"account\": ").append(a)
                .append(", \"collateral\": {\"USDT\": 1000}, \"positions\": [");
            for (int p = 0; p < positionsEach; p++) {
                final int instrument = (a * positionsEach + p * 7) % instruments;
                json.append(p == 0 ? "" : ",").append("{\"symbol\": \"S").append(instrument)
                    .append("\", \"quantity\": ").append(p % 2 == 0 ? 1 : -2)
                    .append(", \"entryPrice\": ").append(99 + instrument).append('}');
            }
            json.append("]}");
        }
        return json.append("]}").toString();
    }
}
