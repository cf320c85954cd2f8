/** How much the prices of instruments move, as estimated from their marks (rules, section 11.2). */
package io.plimsoll.engine.volatility;
