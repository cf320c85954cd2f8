package io.plimsoll.transport.command;

import picocli.CommandLine.Command;

/** Not yet. */
@Command(name = "feed", description = "Not yet.")
public final class FeedCommand implements Runnable {
    @Override
    public void run() {
    }
}
