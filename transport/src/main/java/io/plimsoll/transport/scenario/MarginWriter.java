package io.plimsoll.transport.scenario;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.math.BigDecimal;

/** Writes margins as JSON, two lines an account and one more for each further position. */
public final class MarginWriter {
    private static final char QUOTE = '"';

    private final PrintWriter out;

    /**
     * Writes to here.
     *
     * @param out flushed at the end
     */
    public MarginWriter(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes all of them.
     *
     * @param margins in this order
     */
    public void write(final Iterable<AccountMargin> margins) {
        out.print('{');
        writeAccounts(margins);
        out.print("}\n");
        out.flush();
    }

    /**
     * Writes all of them as one key of an object that has more.
     *
     * @param margins in this order
     */
    public void writeAccounts(final Iterable<AccountMargin> margins) {
        out.print("\"accounts\": [");
        String separator = "";
        for (final AccountMargin margin : margins) {
            out.print(separator);
            write(margin);
            separator = ",\n ";
        }
        out.print(']');
    }

    private void write(final AccountMargin margin) {
        out.print("{\"account\": " + margin.account());
        decimal(", \"equity\": ", margin.equity());
        decimal(", \"initialMargin\": ", margin.initialMargin());
        decimal(", \"maintenanceMargin\": ", margin.maintenanceMargin());
        out.print(", \"level\": \"" + margin.level() + "\",\n   \"positions\": [");
        String separator = "";
        for (final AccountMargin.PositionMargin position : margin.positions()) {
            out.print(separator);
            out.print("{\"symbol\": \"");
            out.print(JsonStringEncoder.getInstance().quoteAsString(position.symbol()));
            out.print(QUOTE);
            decimal(", \"unrealisedPnl\": ", position.unrealisedPnl());
            decimal(", \"maintenanceMargin\": ", position.maintenanceMargin());
            decimal(", \"liquidationPrice\": ", position.liquidationPrice());
            out.print('}');
            separator = ",\n     ";
        }
        out.print("]}");
    }

    private void decimal(final String key, final BigDecimal value) {
        out.print(key);
        out.print(value == null ? "null" : QUOTE + Decimals.plain(value) + QUOTE);
    }
}
