package io.plimsoll.transport.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A service in a JVM of its own, as its parent sees it. Killed when it is closed. */
final class ServiceChild implements AutoCloseable {
    /** What SIGTERM makes of a JVM that ends in good order. */
    static final int EXIT_STOPPED = 143;

    private static final String READY = "Plimsoll takes messages";

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Thread reader;
    private boolean isStopping;
    private volatile long loadedNs;
    private volatile long readyNs;
    private long goNs;

    /** A child in a process that waits for {@link #go}. */
    ServiceChild(final Process process) {
        this.process = process;
        reader = new Thread(this::read, "console-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null) {
                console.add(line);
                if (line.equals(ServiceMain.LOADED)) {
                    loadedNs = System.nanoTime();
                } else if (line.startsWith(READY)) {
                    readyNs = System.nanoTime();
                }
                line = output.readLine();
            }
        } catch (final IOException e) {
            console.add("the console broke off: " + e);
        }
    }

    /** Lets the service begin, as soon as its JVM has loaded it. */
    void go() {
        goNs = System.nanoTime();
        try {
            final OutputStream input = process.getOutputStream();
            input.write(ServiceMain.GO);
            input.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException("a child that ended by itself: " + console, e);
        }
    }

    /** Whether its JVM has come so far that the service begins when it is told to. */
    boolean isLoaded() {
        return loadedNs != 0;
    }

    /** Whether the service takes messages. */
    boolean isReady() {
        return readyNs != 0;
    }

    /** Nanoseconds since the service began. */
    long ageNs() {
        return System.nanoTime() - beginNs();
    }

    /** Nanoseconds that the service took until it took messages. */
    long startNs() {
        return readyNs - beginNs();
    }

    private long beginNs() {
        return loadedNs - goNs > 0 ? loadedNs : goNs;
    }

    /** Whether it is still there, or was asked not to be. */
    boolean isWell() {
        return isStopping || process.isAlive();
    }

    List<String> console() {
        return console;
    }

    /** SIGKILL; by its handle, because the process would close the console before it is read to its end. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
        awaitConsole();
    }

    /** SIGTERM. */
    void stop() {
        isStopping = true;
        process.toHandle().destroy();
    }

    /** Waits for its end; returns the exit code. */
    int awaitEnd(final long timeoutNs) {
        try {
            if (!process.waitFor(timeoutNs, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("the child does not end: " + console);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        awaitConsole();
        return process.exitValue();
    }

    private void awaitConsole() {
        try {
            reader.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "child " + process.pid() + " " + console;
    }
}
