/**
 * Accounts that a venue really liquidated, rebuilt from their trades and cash flows in an engine of their own: which of
 * the liquidations the engine calls, how long before, and which of its calls never became one.
 */
package io.plimsoll.transport.liquidation;
