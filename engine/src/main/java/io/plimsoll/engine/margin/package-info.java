/** What an account is worth and what it needs, exactly. */
package io.plimsoll.engine.margin;
