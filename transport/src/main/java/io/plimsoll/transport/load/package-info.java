/** Scenarios and prices by hand into a running service. */
package io.plimsoll.transport.load;
