/** The command line: one class a command, thin over the packages that do the work. */
package io.plimsoll.transport.command;
