/**
 * Under version 4: collateral whose worth follows the market. Extra haircuts that grow with volatility and with what a
 * coin is worth less than its peg; what weight an asset has for new risk, by how much of it there is.
 */
package io.plimsoll.engine.collateral;
