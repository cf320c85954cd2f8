package io.plimsoll.transport.backtest;

import java.util.List;
import java.util.Locale;

/** Backtests as one page of HTML that needs nothing else: no scripts, no fonts, no other files. */
final class BacktestPage {
    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Margin backtest</title>
        <style>
        :root { color-scheme: light dark; --paper: #fff; --ink: #1d232b; --faint: #6a7480; --rule: #dfe3e8;
          --maintenance: #1f5fbf; --initial: #8db4ea; --loss: #b9c0c9; --beyond: #d1322d; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ed; --faint: #98a2ad;
          --rule: #2b323a; --maintenance: #78aeff; --initial: #41648f; --loss: #5d6773; --beyond: #ff6b62; } }
        body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, sans-serif; }
        h3 { margin: 1.6rem 0 0.2rem; }
        p, dl { margin: 0.2rem 0; color: var(--faint); }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
        .grid { stroke: var(--rule); }
        .loss { fill: var(--loss); }
        .beyond { fill: var(--beyond); }
        polyline { fill: none; stroke-width: 2; stroke-linejoin: round; }
        polyline.maintenance { stroke: var(--maintenance); }
        polyline.initial { stroke: var(--initial); }
        .key { display: inline-block; width: 1.2em; height: 0.7em; margin: 0 0.3em 0 1em; }
        </style>
        </head>
        <body>
        <h1>Margin backtest</h1>
        <p>What portfolio accounts needed at each snapshot, and what they lost until the next one,
        with nothing traded in between.<br>
        <span class="key" style="background:var(--maintenance)"></span>maintenance
        <span class="key" style="background:var(--initial)"></span>initial requirement
        <span class="key" style="background:var(--loss)"></span>loss until the next snapshot
        <span class="key" style="background:var(--beyond)"></span>loss beyond maintenance</p>
        """;

    private BacktestPage() {
    }

    /**
     * A page.
     *
     * @param grid    by which accounts were margined, for its heading
     * @param results in the order in which they are shown
     * @return HTML
     */
    static String of(final String grid, final List<BacktestResult> results) {
        final StringBuilder page = new StringBuilder(HEAD);
        page.append("<p>Grid: ").append(escaped(grid)).append(".</p>\n");
        for (final BacktestResult result : results) {
            page.append("<h2>").append(escaped(result.chain().name())).append("</h2>\n");
            result.accounts().forEach(account -> add(page, account));
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void add(final StringBuilder page, final AccountResult account) {
        page.append("<h3>").append(escaped(account.name())).append("</h3>\n");
        page.append(String.format(Locale.ROOT,
            "<p>%d days: average maintenance %,.0f, largest loss of a day %,.0f, at most %s of maintenance;"
                + " %d beyond maintenance, %d beyond initial</p>%n",
            account.days().size(), account.average(MarginDay::maintenance), account.largestLoss(),
            account.mostUsed(), account.daysBeyondMaintenance(),
            account.daysBeyondInitial()));
        page.append(MarginChart.of(account));
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
