package io.plimsoll.transport.command;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
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
        requireJournal(storage -> holdsSomething());
        return directory;
    }

    /** The files of the journal, be there ever so little in them. */
    ChronicleStorage storage() throws NoSuchFileException {
        return requireJournal(storage -> storage.segments().length > 0);
    }

    private ChronicleStorage requireJournal(final Predicate<ChronicleStorage> isJournal) throws NoSuchFileException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        final ChronicleStorage storage = ChronicleStorage.reading(directory);
        if (!isJournal.test(storage)) {
            throw new ParameterException(spec.commandLine(), "there is no journal in " + directory
                + "; name the directory that is journal.directory in the configuration of the service");
        }
        return storage;
    }

    /** Something damaged is something: what it is, the command finds out. */
    private boolean holdsSomething() {
        try (JournalReader reader = JournalReader.open(directory)) {
            return reader.poll(record -> { }, 1) > 0;
        } catch (final JournalCorruptException e) {
            return true;
        } catch (final JournalException e) {
            return false; // there is none
        }
    }
}
