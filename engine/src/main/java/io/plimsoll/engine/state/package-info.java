/** State as one canonical stream of words, which is hashed, kept and loaded again. */
package io.plimsoll.engine.state;
