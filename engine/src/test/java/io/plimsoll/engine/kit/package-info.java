/** Helpers for the tests of all modules: writing messages, recording outputs, random books, guarding allocations. */
package io.plimsoll.engine.kit;
