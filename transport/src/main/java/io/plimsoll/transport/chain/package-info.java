/**
 * Recorded option chains: what they hold, what accounts of different character hold of them day by day, and how both
 * are told an engine or a service.
 */
package io.plimsoll.transport.chain;
