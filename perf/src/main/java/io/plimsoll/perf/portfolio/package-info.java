/** What do ticks, volatilities and requirements of portfolio accounts cost? */
package io.plimsoll.perf.portfolio;
