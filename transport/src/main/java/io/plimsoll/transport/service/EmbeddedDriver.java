package io.plimsoll.transport.service;

import io.aeron.driver.MediaDriver;
import io.plimsoll.transport.config.DriverConfiguration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;

/** Launches the media driver as the service wants it. */
final class EmbeddedDriver {
    /** Checks of untethered subscribers within their timeout. */
    private static final int CHECKS_PER_TIMEOUT = 4;
    /** A replayed cascade of a million accounts, or a debugger, must not look like a dead client. */
    private static final long CLIENT_LIVENESS_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    /** Aeron wants it longer than a client may be silent. */
    private static final long PUBLICATION_UNBLOCK_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(45);

    private EmbeddedDriver() {
    }

    static MediaDriver launch(final DriverConfiguration configuration) {
        RunningDriver.requireNoneIn(configuration.directory());
        final long timeoutNs = configuration.untetheredTimeoutNs();
        final IdleStrategy idle = configuration.idle().strategy();
        return MediaDriver.launchEmbedded(new MediaDriver.Context()
            .aeronDirectoryName(configuration.directory())
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .threadingMode(configuration.threading().mode())
            .sharedIdleStrategy(idle)
            .sharedNetworkIdleStrategy(idle)
            .conductorIdleStrategy(configuration.idle().strategy())
            .senderIdleStrategy(configuration.idle().strategy())
            .receiverIdleStrategy(configuration.idle().strategy())
            .clientLivenessTimeoutNs(CLIENT_LIVENESS_TIMEOUT_NS)
            .publicationUnblockTimeoutNs(PUBLICATION_UNBLOCK_TIMEOUT_NS)
            .timerIntervalNs(timeoutNs / CHECKS_PER_TIMEOUT)
            .untetheredWindowLimitTimeoutNs(timeoutNs)
            .untetheredLingerTimeoutNs(timeoutNs)
            .untetheredRestingTimeoutNs(timeoutNs)
            .termBufferSparseFile(true));
    }
}
