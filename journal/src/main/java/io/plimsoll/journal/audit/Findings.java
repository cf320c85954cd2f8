package io.plimsoll.journal.audit;

import java.util.ArrayList;
import java.util.List;

/** Counts differences and keeps the first of them, for people. */
final class Findings {
    private final int kept;
    private final List<String> first = new ArrayList<>();
    private long count;

    Findings(final int kept) {
        this.kept = kept;
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }

    void add(final long sequence, final String what) {
        count++;
        if (first.size() < kept) {
            first.add("Input " + sequence + ": " + what);
        }
    }
}
