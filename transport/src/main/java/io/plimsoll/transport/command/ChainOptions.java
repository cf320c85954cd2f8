package io.plimsoll.transport.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What only option chains have use for. */
final class ChainOptions {
    private static final int MOST_ACCOUNTS = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private GridOption grid;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "0",
        description = "Portfolio accounts that are opened and trade the option chains (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "Of these accounts and what they hold (default: ${DEFAULT-VALUE}).")
    private long seed;

    GridOption grid() {
        return grid;
    }

    long seed() {
        return seed;
    }

    int accounts() {
        if (accounts < 0 || accounts > MOST_ACCOUNTS) {
            throw new ParameterException(
                spec.commandLine(), "--accounts must be from 0 to " + MOST_ACCOUNTS + " but is " + accounts);
        }
        return accounts;
    }

    /** Refuses them where there is no chain. */
    void requireNone() {
        for (final String name : new String[] {"--grid", "--accounts", "--seed"}) {
            if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new ParameterException(spec.commandLine(),
                    name + " is for option chains, and none of the files is one; leave it out");
            }
        }
    }
}
