package io.plimsoll.transport.portfolio;

import java.io.PrintWriter;

/** Writes portfolio margins as JSON. */
final class PortfolioWriter {
    private final PrintWriter out;
    private final PortfolioJson json;
    private final JsonLayout layout;

    PortfolioWriter(final PrintWriter out, final boolean hasScenarios) {
        this.out = out;
        this.json = new PortfolioJson(hasScenarios);
        this.layout = new JsonLayout(out);
    }

    /** One key with all of them. */
    void write(final Iterable<PortfolioMargin> margins) {
        out.print("\"portfolios\": [");
        String separator = "";
        for (final PortfolioMargin margin : margins) {
            out.print(separator);
            layout.print(json.of(margin), " ");
            separator = ",\n ";
        }
        out.print(']');
    }
}
