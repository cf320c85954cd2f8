package io.plimsoll.transport.command;

import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The journal that a command reads. */
final class JournalDirectory {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal. It may be in use.")
    private Path directory;

    /** The directory, with a journal in it that holds something. */
    Path path() throws NoSuchFileException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        if (!holdsSomething()) {
            throw new ParameterException(spec.commandLine(), "there is no journal in " + directory
                + "; name the directory that is journal.directory in the configuration of the service");
        }
        return directory;
    }

    private boolean holdsSomething() {
        final JournalReader reader;
        try {
            reader = JournalReader.open(directory);
        } catch (final JournalException e) {
            return false; // there is none
        }
        try (reader) {
            return reader.poll(record -> { }, 1) > 0;
        }
    }
}
