package io.plimsoll.transport.command;

import io.plimsoll.journal.audit.Audit;
import io.plimsoll.journal.audit.AuditOptions;
import io.plimsoll.journal.audit.AuditResult;
import io.plimsoll.transport.crash.BarRequest;
import io.plimsoll.transport.crash.CrashReplay;
import io.plimsoll.transport.crash.CrashTerms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;
import org.agrona.IoUtil;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A crash through services, and the proof of their journals. */
final class CrashService {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--service",
        description = "Sends all messages over Aeron to services, one for each of the two runs, and audits their"
            + " journals.")
    private boolean isWanted;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keeps the journals of the services in this new directory, under \"scaled\" and \"static\".")
    private Path journal;

    /** How far a run is, on a terminal. */
    private static final class ShareLine {
        private static final int PERCENT = 100;

        private final ProgressLine line;
        private long shown = -1;

        ShareLine(final PrintWriter out) {
            line = new ProgressLine(out, "% of the bars");
        }

        void show(final String run, final double share) {
            final long percent = Math.round(PERCENT * share);
            if (percent != shown) {
                shown = percent;
                line.show(percent);
            }
        }

        void clear() {
            line.clear();
        }
    }

    /** Shows what came of a crash. */
    @FunctionalInterface
    interface Display {
        void show(CrashReplay replay) throws IOException;
    }

    boolean isWanted() {
        if (journal != null && !isWanted) {
            throw new ParameterException(spec.commandLine(), "--journal is for --service; add that, or leave it out");
        }
        return isWanted;
    }

    /** Goes through the crash, shows it and proves the journals; returns whether nothing in them differs. */
    boolean run(
        final BarRequest request,
        final LongFunction<CrashTerms> terms,
        final Display display,
        final PrintWriter out) throws IOException {
        if (journal != null && Files.exists(journal)) {
            throw new ParameterException(spec.commandLine(), journal + " is there already; name a new directory");
        }
        final Path journals = journal == null ? Files.createTempDirectory("plimsoll-crash") : journal;
        try {
            final ShareLine shares = new ShareLine(out);
            final CrashReplay replay = CrashReplay.throughService(request, terms, journals, shares::show);
            shares.clear();
            display.show(replay);
            out.println();
            boolean isClean = true;
            for (final String name : CrashReplay.JOURNALS) {
                isClean &= audit(journals.resolve(name), name, out);
            }
            return isClean;
        } finally {
            if (journal == null) {
                IoUtil.delete(journals.toFile(), true);
            }
        }
    }

    private static boolean audit(final Path directory, final String name, final PrintWriter out) {
        final ProgressLine progress = new ProgressLine(out, "inputs audited");
        final AuditResult result = new Audit(directory, AuditOptions.DEFAULT, progress::show).run();
        progress.clear();
        result.firstDifferences().forEach(out::println);
        out.printf(Locale.ROOT, "%s rates: %,d inputs, %,d calls audited, %,d differences%n",
            name, result.inputs(), result.calls(), result.differences());
        out.flush();
        return result.isClean();
    }
}
