package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "demo", description = "Not yet.")
public final class DemoCommand implements Runnable {
    @Override
    public void run() {
    }
}
