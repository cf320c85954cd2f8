package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "watch", description = "Not yet.")
public final class WatchCommand implements Runnable {
    @Override
    public void run() {
    }
}
