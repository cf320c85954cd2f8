/**
 * What the engine is told: one class for each kind of message, which checks it completely before it changes anything.
 */
package io.plimsoll.engine.input;
