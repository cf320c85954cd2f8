/** Scales: how much more or less than its tiers say an instrument needs, as volatility asks for (rules, section 11). */
package io.plimsoll.engine.scale;
