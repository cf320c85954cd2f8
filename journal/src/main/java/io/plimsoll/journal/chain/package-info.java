/**
 * Tamper evidence: the records of a journal are chained in blocks by SHA-256, and margin calls carry the newest head.
 * Who holds a call can tell whether the journal before it was changed.
 */
package io.plimsoll.journal.chain;
