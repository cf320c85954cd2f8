/** What charts on pages have in common. */
package io.plimsoll.transport.chart;
