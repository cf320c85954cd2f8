/**
 * Replay: an engine brought along a journal, every output compared. How a service starts again, how a follower checks
 * it while it runs, and how anybody proves a journal later.
 */
package io.plimsoll.journal.replay;
