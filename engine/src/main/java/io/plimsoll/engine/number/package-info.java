/** Exact arithmetic in 128 bits. */
package io.plimsoll.engine.number;
