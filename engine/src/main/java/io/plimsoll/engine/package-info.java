/** The margin engine: one way in, one way out, no clock, no threads, no files. */
package io.plimsoll.engine;
