/**
 * Crashes gone through twice, with rates that stay and with rates that follow volatility: what the one and the other
 * required, whom they called, and what was lost beyond what accounts had.
 */
package io.plimsoll.transport.crash;
