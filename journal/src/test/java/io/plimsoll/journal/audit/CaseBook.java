package io.plimsoll.journal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One account with linear contracts in one currency, filled from published figures; and how to read these. */
final class CaseBook {
    static final long ACCOUNT = 1;
    static final int MONEY = 1;

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

    private final Fixture fixture;
    private final int moneyExponent;

    /**
     * An account without money.
     *
     * @param implementation to try
     * @param moneyExponent  of the currency's minor unit
     */
    CaseBook(final Implementation implementation, final int moneyExponent) {
        this.fixture = new Fixture(implementation);
        this.moneyExponent = moneyExponent;
        messages().asset(MONEY, moneyExponent);
        messages().account(ACCOUNT, MONEY);
    }

    Messages messages() {
        return fixture.messages();
    }

    /** Defines a contract with a mark. */
    void contract(
        final int instrumentId, final int tickExponent, final int lotExponent, final BigDecimal mark) {
        final long markOnWire = exact(mark, tickExponent);
        final var instrument = messages().perpetual(instrumentId, MONEY, Math.max(1, markOnWire) * 4);
        instrument.tickSize().exponent((byte) tickExponent);
        instrument.lotSize().exponent((byte) lotExponent);
        messages().send();
        messages().mark(instrumentId, markOnWire);
    }

    /** One rate; an amount is reached by a first tier without requirement. */
    void tiers(final int instrumentId, final BigDecimal rate, final BigDecimal amount) {
        final long scaled = billionths(rate);
        if (amount.signum() == 0) {
            messages().tiers(instrumentId, 0, scaled, 0, scaled);
        } else {
            final long floor =
                exact(amount.divide(rate, -moneyExponent, RoundingMode.HALF_EVEN), moneyExponent);
            messages().tiers(
                instrumentId, 0, 0, 0, 0, floor, scaled, exact(amount, moneyExponent), scaled);
        }
    }

    /** Sets a position by its lots and the money paid for it. */
    void position(final int instrumentId, final long lots, final BigDecimal paid) {
        messages().position(
            ACCOUNT, instrumentId, lots, paid.movePointLeft(moneyExponent)
                .setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    AccountReportDecoder report() {
        return fixture.report(ACCOUNT);
    }

    /** Why messages were refused so far. */
    List<String> refusals() {
        return fixture.reasons().stream().map(Enum::name).toList();
    }

    static long billionths(final BigDecimal fraction) {
        return fraction.multiply(BILLION).longValueExact();
    }

    static long exact(final BigDecimal value, final int exponent) {
        return value.scaleByPowerOfTen(-exponent).longValueExact();
    }

    /** The cases of a file of figures. */
    static List<JsonNode> json(final String file) {
        try (InputStream stream = open(file)) {
            final List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(stream).get("cases").forEach(cases::add);
            return cases;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a file of figures by column name; its first line names the source. */
    static List<Map<String, String>> csv(final String file) {
        try (InputStream stream = open(file)) {
            final List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            final String[] columns = lines.get(1).split(",");
            final List<Map<String, String>> rows = new ArrayList<>();
            for (final String line : lines.subList(2, lines.size())) {
                final String[] values = line.split(",", -1);
                final Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(final String file) {
        return CaseBook.class.getResourceAsStream("/cases/" + file);
    }
}
