/** What a change of parameters would do to the accounts of a journal, without doing it. */
package io.plimsoll.transport.dryrun;
