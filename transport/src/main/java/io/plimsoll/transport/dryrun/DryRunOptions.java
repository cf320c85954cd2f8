package io.plimsoll.transport.dryrun;

/**
 * How a dry run is made.
 *
 * @param lastSequence of the input behind which accounts are looked at; beyond the last one, the journal's present end
 * @param rulesVersion to compute by; null for the journal's, anything else applies the journal from its beginning
 * @param afterSeconds that pass between the messages and the Clock behind them, 0 or more
 */
public record DryRunOptions(long lastSequence, Integer rulesVersion, long afterSeconds) {
}
