/**
 * What it costs to close a position, because of its size and of what the market can take: charges that grow with lots,
 * how much thinner than usual the book is, how much is traded and held in all (rules, section 11.7).
 */
package io.plimsoll.engine.liquidity;
