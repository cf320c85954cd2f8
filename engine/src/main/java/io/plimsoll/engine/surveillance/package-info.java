/** From a change of prices or of an account to the margin calls that follow. */
package io.plimsoll.engine.surveillance;
