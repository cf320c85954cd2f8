package io.plimsoll.journal.audit;

/**
 * The input that something follows from.
 *
 * @param sequence       of the input in the journal
 * @param timeNs         its stamp, nanoseconds since 1970
 * @param sourceId       of who sent it
 * @param epoch          of the source
 * @param sourceSequence the source's own number of the input
 */
public record Cause(long sequence, long timeNs, int sourceId, int epoch, long sourceSequence) {
}
