/** Portfolio margin by a grid of scenarios: portfolios and grids in JSON in, margins in JSON out. */
package io.plimsoll.transport.portfolio;
