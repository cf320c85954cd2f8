package io.plimsoll.journal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process running a main class of the tests, spoken to by lines. Killed when closed. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    ChildJvm(final Class<?> mainClass, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--add-")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What a child's main class writes its lines to. */
    static Writer standardOutput() {
        return new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    }

    /** The next line the child wrote that holds a text; others, such as the JVM's warnings, are passed by. */
    String readLineWith(final String part) throws IOException {
        final StringBuilder passed = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.contains(part)) {
            passed.append(line).append('\n');
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the child ended without a line with '" + part + "' but with\n" + passed);
        }
        return line;
    }

    long pid() {
        return process.pid();
    }

    /** Kills the process (SIGKILL) and waits for its end. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
