/** What tests of this and other modules need of a journal: a disk that is only simulated. */
package io.plimsoll.journal.kit;
