package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Main class of a child process: writes polls of inputs and their outputs for ever, telling how far it has come. */
final class WritingChild {
    static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);
    static final int MESSAGE_LENGTH = 100;
    static final String OPEN = "the journal is open";
    static final String WRITTEN = "written up to ";
    private static final int INPUTS_PER_POLL = 3;
    private static final int POLLS_PER_LINE = 100;

    private WritingChild() {
    }

    /** Arguments: the journal's directory. */
    public static void main(final String[] arguments) throws IOException {
        final Writer output = ChildJvm.standardOutput();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
        try (Journal journal = Journal.open(JournalConfiguration.small(Path.of(arguments[0])), ENGINE)) {
            output.write(OPEN + "\n");
            output.flush();
            long sequence = journal.lastSequence();
            while (true) {
                for (int poll = 0; poll < POLLS_PER_LINE; poll++) {
                    Waiting.until(() -> journal.hasRoomFor(INPUTS_PER_POLL * MESSAGE_LENGTH * 2));
                    for (int i = 1; i <= INPUTS_PER_POLL; i++) {
                        message.putLong(0, sequence + i);
                        journal.append(RecordKind.INPUT, sequence + i, sequence, message, 0, MESSAGE_LENGTH);
                    }
                    journal.commit();
                    for (int i = 1; i <= INPUTS_PER_POLL; i++) {
                        message.putLong(0, -(sequence + i));
                        journal.append(RecordKind.OUTPUT, sequence + i, sequence, message, 0, MESSAGE_LENGTH);
                    }
                    journal.commit();
                    sequence += INPUTS_PER_POLL;
                }
                output.write(WRITTEN + sequence + "\n");
                output.flush();
            }
        }
    }
}
