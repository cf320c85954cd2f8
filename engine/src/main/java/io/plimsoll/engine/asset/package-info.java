/** Assets: money, what it is worth in the valuation asset and as collateral. */
package io.plimsoll.engine.asset;
