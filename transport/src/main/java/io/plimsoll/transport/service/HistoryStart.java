package io.plimsoll.transport.service;

/**
 * What was said last when the service started. A reader that has come to the journal's end knows at least this, also
 * where the journal was pruned and does not say it any more.
 *
 * @param lastCallId        of a margin call, 0 if there never was one
 * @param lastCauseSequence of a margin call or account status, 0 if there never was one
 */
record HistoryStart(long lastCallId, long lastCauseSequence) {
}
