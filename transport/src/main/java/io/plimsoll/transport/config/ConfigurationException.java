package io.plimsoll.transport.config;

/** A configuration that cannot be used. The message names the key, its value and what would do. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message naming the key, its value and what would do
     */
    public ConfigurationException(final String message) {
        super(message);
    }

    /**
     * A refusal with its cause.
     *
     * @param message naming the key, its value and what would do
     * @param cause   what was thrown
     */
    public ConfigurationException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
