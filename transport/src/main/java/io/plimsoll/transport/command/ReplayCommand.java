package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "replay", description = "Not yet.")
public final class ReplayCommand implements Runnable {
    @Override
    public void run() {
    }
}
