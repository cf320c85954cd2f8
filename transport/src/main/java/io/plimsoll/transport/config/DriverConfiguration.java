package io.plimsoll.transport.config;

/**
 * The media driver.
 *
 * @param embedded            whether the service runs it
 * @param directory           where it is found
 * @param threading           of an embedded one
 * @param idle                of an embedded one's own threads
 * @param untetheredTimeoutNs how long an untethered subscriber may fill its window before an embedded one lets it go
 */
public record DriverConfiguration(
    boolean embedded,
    String directory,
    DriverThreading threading,
    IdleKind idle,
    long untetheredTimeoutNs) {

    /**
     * Whether the driver runs on the margin agent's thread.
     *
     * @return true if so
     */
    public boolean isInvoked() {
        return embedded && threading == DriverThreading.INVOKER;
    }
}
