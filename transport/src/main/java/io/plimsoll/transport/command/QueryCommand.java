package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "query", description = "Not yet.")
public final class QueryCommand implements Runnable {
    @Override
    public void run() {
    }
}
