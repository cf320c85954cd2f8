/** What a venue really did to accounts beside what the engine said about them, by the engine's journal. */
package io.plimsoll.transport.comparison;
