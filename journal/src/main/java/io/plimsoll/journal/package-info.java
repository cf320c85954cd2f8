/** The one ordered log of everything that went in and everything that came out. The only place that knows Chronicle. */
package io.plimsoll.journal;
