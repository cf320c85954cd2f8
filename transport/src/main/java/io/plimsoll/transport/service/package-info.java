/** The service: one agent that owns the state, a second one that serves history, and what starts and stops them. */
package io.plimsoll.transport.service;
