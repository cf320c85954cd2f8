package io.plimsoll.transport.crash;

/**
 * A figure of both runs, as it is printed.
 *
 * @param figure      what it is
 * @param staticRates with rates that stay; "-" where there is none
 * @param scaledRates with rates that follow volatility
 */
record SummaryRow(String figure, String staticRates, String scaledRates) {
}
