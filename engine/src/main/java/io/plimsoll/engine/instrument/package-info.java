/** Instruments: what is traded, its prices, how much margin a notional needs, and which feeds have fallen silent. */
package io.plimsoll.engine.instrument;
