package io.plimsoll.transport.kill;

import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.service.ServiceProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The service as a process that is there to be killed. Begins when its parent says so, and does not survive it. */
public final class ServiceMain {
    static final String LOADED = "loaded";
    static final int GO = 'g';

    private static final int EXIT_ORPHANED = 99;

    private ServiceMain() {
    }

    public static void main(final String[] arguments) throws IOException {
        final PrintWriter console =
            new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        final ServiceConfiguration configuration = ServiceConfiguration.load(Path.of(arguments[0]));
        console.println(LOADED);
        if (System.in.read() == GO) {
            final Thread watcher = new Thread(() -> endWithParent(System.in), "parent-watcher");
            watcher.setDaemon(true);
            watcher.start();
            System.exit(ServiceProcess.run(configuration, console::println));
        }
    }

    private static void endWithParent(final InputStream parent) {
        try {
            parent.read();
            Runtime.getRuntime().halt(EXIT_ORPHANED);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
