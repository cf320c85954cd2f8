package io.plimsoll.perf.rollout;

import io.plimsoll.perf.book.Headroom;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollout}: a scale steps that concerns every account, and they change over in slices. */
@Command(
    name = "rollout",
    description = "A change of scale on an instrument that every account holds, in slices of 64, 256 and 4,096, "
        + "beside a change of its tiers that looks at all accounts at once.",
    mixinStandardHelpOptions = true)
public final class RollOutCommand implements Callable<Integer> {
    /** As the service sends them, more, and as many as there can be. */
    private static final int[] SLICES = {64, 256, 4096};

    private static final double NS_PER_SECOND = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", description = "How many accounts; default ${DEFAULT-VALUE}.")
    private int accounts = 1_000_000;

    @Override
    public Integer call() {
        final List<RollOutFigures> figures = new ArrayList<>();
        final double atOnce = measure(Headroom.LOGNORMAL, figures);
        final double atOnceHugging = measure(Headroom.HUGGING, figures);
        final PrintWriter out = spec.commandLine().getOut();
        RollOutFigures.printHead(out);
        figures.forEach(row -> row.printRow(out));
        out.printf("%nall %,d accounts at once: %.3f s, hugging %.3f s%n%n", accounts, atOnce, atOnceHugging);
        figures.forEach(row -> row.printPart(out));
        out.printf("lognormal_at_once_s=%.3f hugging_at_once_s=%.3f%n", atOnce, atOnceHugging);
        out.flush();
        return 0;
    }

    /** Returns how many seconds it takes to look at all accounts at once. */
    private double measure(final Headroom headroom, final List<RollOutFigures> figures) {
        final RollOutRig rig = new RollOutRig(accounts, headroom);
        // Once to warm up.
        rig.measure(new RollOutFigures(headroom.name(), SLICES[0]));
        rig.measureAllAtOnce();
        for (final int slice : SLICES) {
            final RollOutFigures row = new RollOutFigures(headroom.name(), slice);
            rig.measure(row);
            figures.add(row);
        }
        return rig.measureAllAtOnce() / NS_PER_SECOND;
    }
}
