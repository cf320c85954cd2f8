/** The service's configuration: lines of {@code key = value}, checked as a whole before anything starts. */
package io.plimsoll.transport.config;
