package io.plimsoll.transport.crash;

/**
 * Volatility and scale at the end of a bar, all x 10^9.
 *
 * @param volatility as estimated, a year
 * @param charged    what counts of it
 * @param wanted     scale that it asks for, without reserve and ramp
 * @param inForce    scale
 * @param uncovered  what of the wanted scale the ramp held back, the most in the bar
 */
record ScaleReading(long volatility, long charged, long wanted, long inForce, long uncovered) {
}
