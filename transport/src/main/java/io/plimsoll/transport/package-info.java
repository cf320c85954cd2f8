/** Between the engine and the rest of the exchange: streams, the service's process, its clients, its commands. */
package io.plimsoll.transport;
