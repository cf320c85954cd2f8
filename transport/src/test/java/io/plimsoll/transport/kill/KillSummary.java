package io.plimsoll.transport.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened in a run: how often what was killed, what was recovered. */
final class KillSummary {
    private static final Pattern DERIVED =
        Pattern.compile("journaled (\\d+) outputs that the last run had no time for");

    private final Map<KillMoment, Integer> kills = new EnumMap<>(KillMoment.class);
    private int recoveries;
    private int withSnapshot;
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
        final List<String> console = child.console();
        recoveries += console.stream().anyMatch(line -> line.startsWith("recovered [")) ? 1 : 0;
        withSnapshot += console.stream().anyMatch(line -> line.startsWith("loading snapshot")) ? 1 : 0;
        derived += console.stream()
            .map(DERIVED::matcher)
            .filter(Matcher::matches)
            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
            .sum();
    }

    void onEnd(
        final UninterruptedRun run, final Gateway gateway, final Consumer consumer, final JournalCheck check) {
        end = run.callsSaid() + " calls, " + gateway.said() + " messages, " + gateway.resent() + " resent, "
            + check.repeats() + " repeats, " + "segments " + check.segments() + ", "
            + consumer.callsFromHistory() + " calls from history";
    }

    @Override
    public String toString() {
        return "kills " + kills + ", " + recoveries + " recoveries, " + withSnapshot + " with a snapshot, " + derived
            + " outputs derived again, " + end;
    }
}
