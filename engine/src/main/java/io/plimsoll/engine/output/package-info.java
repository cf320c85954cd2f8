/** What the engine says. */
package io.plimsoll.engine.output;
