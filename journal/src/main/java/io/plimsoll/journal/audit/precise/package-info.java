/** Arithmetic with more than sixty digits, for the check of values that were computed in doubles. Plain Java alone. */
package io.plimsoll.journal.audit.precise;
