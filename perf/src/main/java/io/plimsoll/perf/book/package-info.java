/** Large synthetic books of accounts, from a seed. */
package io.plimsoll.perf.book;
