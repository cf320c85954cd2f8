package io.plimsoll.transport.backtest;

import java.util.List;
import java.util.Map;

/**
 * What a file of option chains holds.
 *
 * @param name      of the file
 * @param snapshots two or more, in order of time
 * @param rows      read
 * @param oneSided  rows without a bid or without an ask, among those that are not left out
 * @param faults    how many rows are left out, by reason
 */
record OptionChain(String name, List<ChainSnapshot> snapshots, long rows, long oneSided, Map<RowFault, Long> faults) {
}
