package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.EngineConfiguration;

/**
 * What a snapshot says of itself.
 *
 * @param position      of the journal, behind the last record applied: where to read on
 * @param records       of the journal up to there
 * @param sequence      of the last input applied
 * @param timeNs        stamp of that input
 * @param configuration of the engine, the rules version included
 */
public record Snapshot(long position, long records, long sequence, long timeNs, EngineConfiguration configuration) {
}
