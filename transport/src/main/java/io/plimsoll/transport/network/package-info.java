/** Streams between processes, as the rest of the module sees them, and Aeron, which carries them. */
package io.plimsoll.transport.network;
