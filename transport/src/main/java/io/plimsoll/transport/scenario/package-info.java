/** What a portfolio needs: a scenario in JSON, put through the margin engine, and its margins in JSON. */
package io.plimsoll.transport.scenario;
