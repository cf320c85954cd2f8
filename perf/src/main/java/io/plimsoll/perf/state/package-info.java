/** How long does it take to write an engine's state, to hash it, and to load it? */
package io.plimsoll.perf.state;
