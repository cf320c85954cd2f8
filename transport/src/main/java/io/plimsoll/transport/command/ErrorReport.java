package io.plimsoll.transport.command;

import io.plimsoll.journal.JournalException;
import io.plimsoll.transport.client.HistoryGapException;
import io.plimsoll.transport.config.ConfigurationException;
import io.plimsoll.transport.feed.FeedException;
import io.plimsoll.transport.scenario.ScenarioException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells an error in one line: what is wrong and with what. */
final class ErrorReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
        final Exception exception, final CommandLine commandLine, final ParseResult parseResult) {
        commandLine.getErr().println(commandLine.getCommandSpec().qualifiedName() + ": " + inWords(exception));
        commandLine.getErr().flush();
        return exitCode(exception);
    }

    static int exitCode(final Throwable exception) {
        return isBadInput(exception) ? Plimsoll.BAD_INPUT : Plimsoll.FAILED;
    }

    private static boolean isBadInput(final Throwable exception) {
        return exception instanceof ScenarioException
            || exception instanceof FeedException
            || exception instanceof ConfigurationException
            || exception instanceof NoSuchFileException
            || exception instanceof AccessDeniedException
            || exception instanceof FileNotFoundException;
    }

    private static String inWords(final Exception exception) {
        final String message = exception.getMessage();
        if (exception instanceof NoSuchFileException || exception instanceof FileNotFoundException) {
            return message + " is not there; check the name";
        }
        if (exception instanceof AccessDeniedException) {
            return message + " may not be read; check its permissions";
        }
        final boolean inWordsAlready = exception instanceof IOException
            || exception instanceof JournalException
            || exception instanceof HistoryGapException
            || exception instanceof NoAnswerException;
        if (inWordsAlready || isBadInput(exception)) {
            return message;
        }
        return exception.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
