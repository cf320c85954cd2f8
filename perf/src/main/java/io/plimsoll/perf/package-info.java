/** Measures Plimsoll, always beside a baseline in the same run. */
package io.plimsoll.perf;
