/** What an auditor gets to see of a journal: its calls, why one was made, and what an account looked like. */
package io.plimsoll.transport.explain;
