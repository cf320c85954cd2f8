package io.plimsoll.transport.demo;

import org.HdrHistogram.Histogram;

/**
 * How long calls took.
 *
 * @param all            calls caused by ticks, nanoseconds
 * @param first          call of each tick that caused any, nanoseconds
 * @param largestCascade most calls caused by one tick
 */
record WireToWire(Histogram all, Histogram first, long largestCascade) {
}
