/** Portfolio margin: the worst outcome of all an account holds over shocks of price and volatility. */
package io.plimsoll.engine.scenario;
