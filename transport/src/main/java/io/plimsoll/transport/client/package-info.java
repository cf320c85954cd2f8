/** What gateways, matching engines and consumers of margin calls use to talk to the service. */
package io.plimsoll.transport.client;
