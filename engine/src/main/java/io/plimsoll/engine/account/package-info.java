/** Accounts, their classes, positions and balances. */
package io.plimsoll.engine.account;
