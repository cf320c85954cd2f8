/**
 * Which accounts a price move can possibly matter to. For every account a box of prices is known in which its level
 * cannot change; the box's edges are wires, and only accounts whose wire is crossed are looked at. A cache: never part
 * of the state, and never the reason for a result, only for looking.
 */
package io.plimsoll.engine.tripwire;
