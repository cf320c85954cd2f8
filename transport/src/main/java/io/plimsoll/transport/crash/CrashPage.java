package io.plimsoll.transport.crash;

import java.util.Locale;

/** A crash as one page of HTML that needs nothing else: no scripts, no fonts, no other files. */
final class CrashPage {
    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s: static and scaled rates</title>
        <style>
        :root { color-scheme: light dark; --paper: #fff; --ink: #1d232b; --faint: #6a7480; --rule: #dfe3e8;
          --static: #7a828c; --scaled: #1f5fbf; --scale: #d9820f; --price: #1d232b; --spread: #b9c0c9;
          --uncovered: #d1322d; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ed; --faint: #98a2ad;
          --rule: #2b323a; --static: #a7afb9; --scaled: #78aeff; --scale: #f0a94a; --price: #e6e9ed; --spread: #5d6773;
          --uncovered: #ff6b62; } }
        body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, sans-serif; }
        h2 { margin: 1.6rem 0 0.2rem; font-size: 1.1rem; }
        p { margin: 0.2rem 0; color: var(--faint); }
        table { border-collapse: collapse; margin: 1rem 0; }
        th, td { padding: 0.1rem 1rem 0.1rem 0; text-align: right; border-bottom: 1px solid var(--rule); }
        th:first-child, td:first-child { text-align: left; }
        svg { display: block; width: 100%%; height: auto; }
        svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
        .grid { stroke: var(--rule); }
        polyline { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
        .static { stroke: var(--static); } rect.static { fill: var(--static); stroke: none; }
        .scaled { stroke: var(--scaled); } rect.scaled { fill: var(--scaled); stroke: none; }
        .scale { stroke: var(--scale); } rect.scale { fill: var(--scale); stroke: none; }
        .wanted { stroke: var(--uncovered); stroke-dasharray: 3 3; }
        .price { stroke: var(--price); }
        rect.spread { fill: var(--spread); }
        rect.uncovered { fill: var(--uncovered); opacity: 0.35; }
        line.reference { stroke: var(--faint); stroke-dasharray: 6 4; }
        .key { display: inline-block; width: 1.2em; height: 0.7em; margin: 0 0.3em 0 1em; }
        </style>
        </head>
        <body>
        <h1>%1$s: static and scaled rates</h1>
        """;

    private final StringBuilder page = new StringBuilder();
    private final CrashResult result;
    private final CrashCharts charts;

    private CrashPage(final CrashResult result) {
        this.result = result;
        charts = new CrashCharts(result);
    }

    /**
     * A page.
     *
     * @param result to show
     * @return HTML
     */
    static String of(final CrashResult result) {
        return new CrashPage(result).draw();
    }

    private String draw() {
        page.append(String.format(Locale.ROOT, HEAD, escaped(result.series().symbol())));
        CrashFacts.of(result).forEach(fact -> page.append("<p>").append(escaped(fact)).append("</p>\n"));
        table();
        panel("Price", key("price", "close") + key("spread", "from the lowest to the highest"), charts.price());
        panel("Volatility, a year", key("scaled", "estimated") + key("scale", "charged, with long run and stress")
            + key("faint", "the reference (dashed)"), charts.volatility());
        panel("Scale", key("scaled", "in force") + key("uncovered", "wanted by volatility (dashed), and uncovered"
            + " (shaded)"), charts.scale());
        panel("Maintenance required of all, USDT", bothKeys(), charts.maintenance());
        panel("Maintenance by notional, %", bothKeys(), charts.maintenanceRate());
        final String counts = key("static", "static rates, upwards") + key("scaled", "scaled rates, downwards")
            + key("scale", "because of a change of scale");
        panel("Calls to MARGIN_CALL", counts, charts.calls());
        panel("Accounts liquidated", counts, charts.liquidations());
        panel("Shortfall of bankrupt accounts so far, USDT", bothKeys(), charts.shortfall());
        return page.append("</body>\n</html>\n").toString();
    }

    private void table() {
        page.append("<table>\n<tr><th></th><th>static rates</th><th>scaled rates</th></tr>\n");
        for (final SummaryRow row : CrashSummary.rows(result)) {
            page.append("<tr><td>").append(row.figure()).append("</td><td>").append(row.staticRates())
                .append("</td><td>").append(row.scaledRates()).append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private void panel(final String title, final String keys, final String svg) {
        page.append("<h2>").append(title).append("</h2>\n<p>").append(keys).append("</p>\n").append(svg);
    }

    private static String bothKeys() {
        return key("static", "static rates") + key("scaled", "scaled rates");
    }

    private static String key(final String colour, final String words) {
        return "<span class=\"key\" style=\"background:var(--" + colour + ")\"></span>" + words + "\n";
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
