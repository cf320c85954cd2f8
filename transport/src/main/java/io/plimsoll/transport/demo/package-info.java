/** A crash day, a hundred thousand accounts and the whole path from tick to margin call, to be watched in a minute. */
package io.plimsoll.transport.demo;
