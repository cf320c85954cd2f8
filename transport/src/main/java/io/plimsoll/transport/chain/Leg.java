package io.plimsoll.transport.chain;

/**
 * So much of an option.
 *
 * @param contract the option
 * @param lots     positive long, negative short
 */
public record Leg(OptionContract contract, long lots) {
}
