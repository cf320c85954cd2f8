package io.plimsoll.transport.service;

import io.plimsoll.journal.chain.ChainSealer;
import io.plimsoll.journal.replay.SnapshotFollower;

/**
 * The agents of a service: each on a thread of its own, or all of them stepped by a simulation.
 *
 * @param margin   owns the state
 * @param history  serves past calls
 * @param sealer   seals the journal; null under rules that know no seals
 * @param follower checks everything and takes snapshots; null if none is wanted
 */
record ServiceAgents(MarginAgent margin, HistoryAgent history, ChainSealer sealer, SnapshotFollower follower) {
}
