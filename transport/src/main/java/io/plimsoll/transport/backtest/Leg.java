package io.plimsoll.transport.backtest;

/**
 * So much of an option.
 *
 * @param contract the option
 * @param lots     positive long, negative short
 */
record Leg(OptionContract contract, long lots) {
}
