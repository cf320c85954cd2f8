package io.plimsoll.transport.kill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes of this JVM, for children that start in a third of the time: all in jars, because of directories nothing
 * can be archived, and what a service loads of them in an archive that is mapped.
 */
final class ChildClasses {
    private static final List<String> OPTIONS = List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData", "-Xshare:auto", "-Xlog:disable", "-Dchronicle.analytics.disable=true");

    private final Path directory;
    private final String classPath;

    /** Puts everything into jars. */
    ChildClasses(final Path directory) throws IOException {
        this.directory = directory;
        final List<String> jars = new ArrayList<>();
        for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            jars.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), jars.size()).toString() : entry);
        }
        classPath = String.join(File.pathSeparator, jars);
    }

    private Path jar(final Path classes, final int number) throws IOException {
        final Path jar = directory.resolve("classes-" + number + ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
            Stream<Path> files = Files.walk(classes)) {
            zip.setLevel(0);
            files.filter(Files::isRegularFile).forEach(file -> add(zip, classes, file));
        }
        return jar;
    }

    private static void add(final ZipOutputStream zip, final Path classes, final Path file) {
        try {
            zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
            Files.copy(file, zip);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a JVM, with the archive; while there is none, one that makes it when it ends in good order. */
    Process start(final Class<?> mainClass, final Path argument) throws IOException {
        final Path archive = directory.resolve("classes.jsa");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--add-")) {
                command.add(option);
            }
        }
        command.addAll(OPTIONS);
        command.add((Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
        command.addAll(List.of("-cp", classPath, mainClass.getName(), argument.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
