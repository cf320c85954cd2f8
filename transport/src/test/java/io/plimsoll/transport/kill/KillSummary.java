package io.plimsoll.transport.kill;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened in a run: how often what was killed, what was recovered. */
final class KillSummary {
    private static final Pattern DERIVED =
        Pattern.compile("journaled (\\d+) outputs that the last run had no time for");

    private final Map<KillMoment, Integer> kills = new EnumMap<>(KillMoment.class);
    private int recoveries;
    private int fromSnapshots;
    private int derived;
    private String end = "";

    /** A service was killed. */
    void onKill(final KillMoment moment, final ServiceChild child) {
        kills.merge(moment, 1, Integer::sum);
        read(child);
    }

    /** The last service ended in good order. */
    void onStop(final ServiceChild child) {
        read(child);
    }

    private void read(final ServiceChild child) {
        boolean isRecovered = false;
        for (final String line : child.console()) {
            isRecovered |= line.startsWith("recovered [");
            fromSnapshots += line.startsWith("loading snapshot") ? 1 : 0;
            final Matcher matcher = DERIVED.matcher(line);
            if (matcher.matches()) {
                derived += Integer.parseInt(matcher.group(1));
            }
        }
        if (isRecovered) {
            recoveries++;
        }
    }

    void onEnd(
        final UninterruptedRun run, final Gateway gateway, final Consumer consumer, final JournalCheck check) {
        end = run.callsSaid() + " calls, " + gateway.said() + " messages, " + gateway.resent() + " resent, "
            + check.repeats() + " repeats, " + consumer.callsFromHistory() + " calls from history";
    }

    @Override
    public String toString() {
        return "kills " + kills + ", " + recoveries + " recoveries, " + fromSnapshots + " with a snapshot, " + derived
            + " outputs derived again, " + end;
    }
}
