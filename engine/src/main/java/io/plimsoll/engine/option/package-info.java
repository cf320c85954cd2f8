/** What an option is worth: Black-76 and its derivatives, the same bits on every machine. */
package io.plimsoll.engine.option;
