package io.plimsoll.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.scenario.AccountMargin.PositionMargin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layout of the output. */
class MarginWriterTest {

    @Test
    void shouldWriteEachFurtherPositionOnALineOfItsOwnAndEscapeNames() {
        final BigDecimal one = new BigDecimal("1.00");
        final StringWriter out = new StringWriter();
        new MarginWriter(new PrintWriter(out)).write(List.of(new AccountMargin(
            1, one, BigDecimal.ZERO, new BigDecimal("1E+3"), Level.WARNING, List.of(
                new PositionMargin("A", one, one, null),
                new PositionMargin("B\"", one, one, new BigDecimal("-0.50"))))));
        assertEquals("""
            {"accounts": [{"account": 1, "equity": "1", "initialMargin": "0", "maintenanceMargin": "1000", \
            "level": "WARNING",
               "positions": [{"symbol": "A", "unrealisedPnl": "1", "maintenanceMargin": "1", "liquidationPrice": null},
                 {"symbol": "B\\"", "unrealisedPnl": "1", "maintenanceMargin": "1", "liquidationPrice": "-0.5"}]}]}
            """, out.toString());
    }
}
