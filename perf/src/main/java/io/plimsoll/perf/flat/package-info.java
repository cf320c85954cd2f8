/** Is the cost of a tick flat in the number of accounts? */
package io.plimsoll.perf.flat;
