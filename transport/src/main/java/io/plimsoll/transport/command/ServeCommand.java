package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "serve", description = "Not yet.")
public final class ServeCommand implements Runnable {
    @Override
    public void run() {
    }
}
