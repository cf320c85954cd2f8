package io.plimsoll.transport.service;

/** Where the service speaks to its operators, line by line. Never called for a message that went well. */
@FunctionalInterface
public interface Console {

    /**
     * One line for an operator. Called from any of the service's threads.
     *
     * @param text of the line
     */
    void line(String text);
}
