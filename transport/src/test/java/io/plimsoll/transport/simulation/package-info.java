/**
 * The production code of service, journal and clients on one thread, in a world where clock, network and disk misbehave
 * as a seed says.
 */
package io.plimsoll.transport.simulation;
