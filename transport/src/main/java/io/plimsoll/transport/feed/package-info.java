/** Recorded market data in CSV, read as a stream of events in time and turned into messages. */
package io.plimsoll.transport.feed;
