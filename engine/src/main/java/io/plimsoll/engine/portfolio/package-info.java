/** Portfolio accounts in the event loop: values of options on a lattice of prices, outcomes of a grid's scenarios. */
package io.plimsoll.engine.portfolio;
