/**
 * Snapshots: an engine's state at a place in the journal, so that a restart need not begin at the journal's start, and
 * old parts of the journal can go. Taken by a follower that replays the journal with an engine of its own.
 */
package io.plimsoll.journal.snapshot;
