/**
 * The auditor's engine: the rules of {@code engine/RULES.md} in unlimited precision, one small class per concept,
 * written to be read beside the rules and sharing no arithmetic with the engine; and what an auditor does with it.
 */
package io.plimsoll.journal.audit;
