/** Who speaks to the engine: permissions, sequences, and how much of what they said is applied. */
package io.plimsoll.engine.source;
