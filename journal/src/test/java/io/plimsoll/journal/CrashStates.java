package io.plimsoll.journal;

import static io.plimsoll.journal.CrashState.refused;
import static io.plimsoll.journal.CrashState.repaired;

import io.plimsoll.engine.EngineConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal of two segments, and what can have become of it. The second segment holds, behind its opening: input 2; its
 * two outputs; inputs 3 and 4; an output of each, long ones.
 */
final class CrashStates {
    static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);
    static final long ALL = 13;

    private static final int LAST = 4;
    private static final int MIDDLE = 3;
    private static final int BEFORE_MIDDLE = 9;
    private static final int BEFORE_LAST = 11;
    private static final int HEADER_BEING_WRITTEN = 0x8000_0000;
    private static final int SHORT_LENGTH = 100;
    private static final int LONG_LENGTH = 2500;

    private CrashStates() {
    }

    /** Writes the journal. */
    static void writeTo(final Path directory, final CommitPoint commitPoint) {
        final JournalConfiguration configuration =
            JournalConfiguration.small(directory).withCommitPoint(commitPoint);
        try (Journal journal = Journal.open(configuration, ENGINE)) {
            append(journal, RecordKind.INPUT, 1, SHORT_LENGTH);
            append(journal, RecordKind.OUTPUT, 1, SHORT_LENGTH);
            journal.commit();
        }
        try (Journal journal = Journal.open(configuration, ENGINE)) {
            append(journal, RecordKind.INPUT, 2, SHORT_LENGTH);
            journal.commit();
            append(journal, RecordKind.OUTPUT, 2, SHORT_LENGTH);
            append(journal, RecordKind.OUTPUT, 2, SHORT_LENGTH);
            journal.commit();
            append(journal, RecordKind.INPUT, 3, SHORT_LENGTH);
            append(journal, RecordKind.INPUT, 4, SHORT_LENGTH);
            journal.commit();
            append(journal, RecordKind.OUTPUT, 3, LONG_LENGTH);
            append(journal, RecordKind.OUTPUT, 4, LONG_LENGTH);
            journal.commit();
        }
    }

    /** Appends a record whose message says what it is, over and over. */
    static void append(final Journal journal, final RecordKind kind, final long sequence, final int length) {
        final byte[] message = (kind + " " + sequence + "; ").repeat(length).substring(0, length)
            .getBytes(StandardCharsets.US_ASCII);
        journal.append(kind, sequence, sequence, new UnsafeBuffer(message), 0, length);
    }

    static List<CrashState> all() {
        final List<CrashState> states = new ArrayList<>();
        states.addAll(lastDocument());
        states.addAll(middleDocument());
        states.addAll(beginningOfASegment());
        states.addAll(segments());
        return states;
    }

    private static List<CrashState> lastDocument() {
        return List.of(
            CrashState.of("nothing happened", journal -> { }, repaired(ALL)),
            CrashState.of("last document: all bytes but the word",
                in(2, LAST, (file, document) -> file.word(document.offset(), 0)), repaired(BEFORE_LAST)),
            CrashState.of("last document: half of its bytes, no word", in(2, LAST, (file, document) -> {
                file.word(document.offset(), 0);
                file.zero(document.offset() + document.length() / 2, document.length() / 2 + Integer.BYTES);
            }), repaired(BEFORE_LAST)),
            CrashState.of("last document: three bytes, no word", in(2, LAST, (file, document) -> {
                file.word(document.offset(), 0);
                file.zero(document.offset() + Integer.BYTES + 3, document.length() - 3);
            }), repaired(BEFORE_LAST)),
            CrashState.of("last document: garbage, no word", in(2, LAST, (file, document) -> {
                file.word(document.offset(), 0);
                file.write(document.offset() + Integer.BYTES, garbage(document.length()));
            }), repaired(BEFORE_LAST)),
            CrashState.of("last document: garbage", in(2, LAST, (file, document) ->
                file.write(document.offset() + Integer.BYTES, garbage(document.length()))),
                refused("record 1 of the document at segment 2 offset ")),
            CrashState.of("last document: a word that is none",
                in(2, LAST, (file, document) -> file.word(document.offset(), 0x1234567)),
                refused("behind record 11, is not what was written: its length is damaged")),
            CrashState.of("last document: a word that is too small",
                in(2, LAST, (file, document) -> file.word(document.offset(), document.length() - 8)),
                refused("record 2 of the document at segment 2 offset ")),
            CrashState.of("last document: a word that is too large",
                in(2, LAST, (file, document) -> file.word(document.offset(), document.length() + 8)),
                refused("record 3 of the document at segment 2 offset ")),
            new CrashState("last document: a page of it is lost", in(2, LAST, (file, document) ->
                file.zero((document.end() / 512 - 3) * 512, 1024)),
                refused("record 2 of the document at segment 2 offset "), repaired(BEFORE_LAST)),
            new CrashState("last document: the file ends within it", in(2, LAST, (file, document) ->
                file.truncate(document.end() - 1000)),
                refused("behind record 11, is not what was written"), repaired(BEFORE_LAST)),
            CrashState.of("last document: the file ends in front of it", in(2, LAST, (file, document) ->
                file.truncate(document.offset())), repaired(BEFORE_LAST)));
    }

    private static List<CrashState> middleDocument() {
        return List.of(
            new CrashState("a hole", in(2, MIDDLE, (file, document) ->
                file.zero(document.offset(), document.length() + Integer.BYTES)),
                refused("has a hole at segment 2 offset "), repaired(BEFORE_MIDDLE)),
            new CrashState("a hole of one word", in(2, MIDDLE, (file, document) ->
                file.word(document.offset(), 0)),
                refused("has a hole at segment 2 offset "), repaired(BEFORE_MIDDLE)),
            CrashState.of("middle document: a word that is none",
                in(2, MIDDLE, (file, document) -> file.word(document.offset(), 0x1234567)),
                refused("behind record 9, is not what was written: its length is damaged")),
            CrashState.of("middle document: a word as of a page of index",
                in(2, MIDDLE, (file, document) -> file.word(document.offset(), document.length() | 0x4000_0000)),
                refused("behind record 9, is not what was written: its length is damaged")),
            CrashState.of("middle document: a bit",
                in(2, MIDDLE, (file, document) -> file.flip(document.offset() + 60, 3)),
                refused("record 1 of the document at segment 2 offset ")),
            CrashState.of("middle document: a bit of its second record",
                in(2, MIDDLE, (file, document) -> file.flip(document.end() - 20, 3)),
                refused("record 2 of the document at segment 2 offset ")));
    }

    private static List<CrashState> beginningOfASegment() {
        return List.of(
            CrashState.of("the pages in front of the first document are gone", in(2, 0, (file, document) ->
                file.zero(0, document.offset())), repaired(ALL)),
            CrashState.of("the pages in front of the first document are garbage", in(2, 0, (file, document) ->
                file.write(0, garbage((int) document.offset()))), repaired(ALL)),
            CrashState.of("first document: a bit",
                in(2, 0, (file, document) -> file.flip(document.offset() + 60, 3)),
                refused("the first document of segment 2: record 1 is not what was written")),
            CrashState.of("first document: a word that is none",
                in(2, 0, (file, document) -> file.word(document.offset(), 0x1234567)),
                refused("the first document of segment 2 ")),
            new CrashState("first document: lost, and others behind it", in(2, 0, (file, document) ->
                file.zero(document.offset(), document.length() + Integer.BYTES)),
                refused("the first document of segment 2 "), repaired(4)));
    }

    private static List<CrashState> segments() {
        return List.of(
            CrashState.of("next segment: a directory", journal ->
                Files.createDirectory(SegmentFile.directory(journal, 3)), repaired(ALL)),
            CrashState.of("next segment: an empty file", journal -> beginThird(journal, 0), repaired(ALL)),
            CrashState.of("next segment: half a header", journal -> {
                beginThird(journal, 0x60);
                try (SegmentFile third = SegmentFile.open(journal, 3)) {
                    third.word(0, HEADER_BEING_WRITTEN);
                }
            }, repaired(ALL)),
            CrashState.of("next segment: a header", journal -> beginThird(journal, 0xc8), repaired(ALL)),
            CrashState.of("next segment: a page of index", journal -> beginThird(journal, 0x400f0), repaired(ALL)),
            CrashState.of("next segment: no document", journal -> beginThird(journal, 0x80110), repaired(ALL)),
            CrashState.of("next segment: a torn first document", journal -> {
                openAndClose(journal);
                in(3, 0, (file, document) -> file.word(document.offset(), 0)).doTo(journal);
            }, repaired(ALL)),
            CrashState.of("next segment: half of the first document", journal -> {
                openAndClose(journal);
                in(3, 0, (file, document) -> {
                    file.word(document.offset(), 0);
                    file.zero(document.offset() + 80, document.length());
                }).doTo(journal);
            }, repaired(ALL)),
            CrashState.of("next segment: the first document", CrashStates::openAndClose, repaired(ALL + 2)),
            CrashState.of("restarts without inputs", journal -> {
                for (int i = 0; i < 3; i++) {
                    openAndClose(journal);
                }
            }, repaired(ALL + 6)),
            CrashState.of("the lock of a process that died", journal ->
                Files.writeString(journal.resolve("writer.lock"), "1\n"), repaired(ALL)),
            CrashState.of("the lock of a process that died, whose id lives again", journal ->
                Files.writeString(journal.resolve("writer.lock"), ProcessHandle.current().pid() + "\n"),
                repaired(ALL)),
            CrashState.of("a segment is missing", journal -> {
                openAndClose(journal);
                IoUtil.delete(SegmentFile.directory(journal, 2).toFile(), false);
            }, refused("segment 2 of the journal")),
            CrashState.of("the last segment is missing, which only a published head can tell", journal ->
                IoUtil.delete(SegmentFile.directory(journal, 2).toFile(), false), repaired(4)),
            CrashState.of("something else is there", journal ->
                Files.createDirectory(journal.resolve("segment-0000000002.old")),
                refused("there is something else in the journal's directory")));
    }

    /** Damage to a document of a segment. */
    private static CrashState.Damage in(final long segment, final int document, final FileDamage damage) {
        return journal -> {
            try (SegmentFile file = SegmentFile.open(journal, segment)) {
                damage.doTo(file, file.documents().get(document));
            }
        };
    }

    @FunctionalInterface
    private interface FileDamage {
        void doTo(SegmentFile file, SegmentFile.Document document);
    }

    private static void beginThird(final Path journal, final int length) throws IOException {
        final Path segment = Files.createDirectory(SegmentFile.directory(journal, 3));
        try (SegmentFile second = SegmentFile.open(journal, 2)) {
            Files.write(segment.resolve(second.path().getFileName()), second.read(0, length));
        }
    }

    private static void openAndClose(final Path journal) {
        Journal.open(JournalConfiguration.small(journal), ENGINE).close();
    }

    private static byte[] garbage(final int length) {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
