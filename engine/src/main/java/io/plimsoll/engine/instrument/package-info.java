/** Instruments: what is traded, its prices, and how much margin a notional needs. */
package io.plimsoll.engine.instrument;
