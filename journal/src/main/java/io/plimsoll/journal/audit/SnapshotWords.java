package io.plimsoll.journal.audit;

import io.plimsoll.journal.JournalCorruptException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongSupplier;

/** The words of the margin engine's state, one after the other, as what they stand for. */
final class SnapshotWords {
    private final LongSupplier words;

    SnapshotWords(final LongSupplier words) {
        this.words = words;
    }

    long next() {
        return words.getAsLong();
    }

    /** The next word if it lies within a range. */
    int number(final String what, final int least, final long most) {
        return (int) longNumber(what, least, most);
    }

    /** The next word if it lies within a range that is wider. */
    long longNumber(final String what, final long least, final long most) {
        final long word = next();
        if (word < least || word > most) {
            throw wrong(what + " is " + word + " and must be from " + least + " to " + most);
        }
        return word;
    }

    boolean flag(final String what) {
        return number(what, 0, 1) == 1;
    }

    /** Minor units, lots, ticks. */
    BigDecimal amount() {
        return BigDecimal.valueOf(next());
    }

    /** A rate, a ratio, a haircut: a fraction times 10^9. */
    BigDecimal fraction() {
        return Input.billionths(next());
    }

    /** Of what was read before, in its order, the one with the next word as its index. */
    <T> T oneOf(final String what, final List<T> known) {
        return known.get(number(what, 0, known.size() - 1L));
    }

    static JournalCorruptException wrong(final String what) {
        return new JournalCorruptException(
            "a snapshot is not the state of a margin engine: " + what + ". Restore the snapshots from a copy");
    }
}
