/** What the engine was told of the hash chain over the journal that it lives in. */
package io.plimsoll.engine.chain;
