package io.plimsoll.transport.service;

import io.plimsoll.transport.config.ServiceConfiguration;
import org.agrona.concurrent.ShutdownSignalBarrier;

/** Runs a service as a process of its own: until it is asked to stop, or fails. */
public final class ServiceProcess {
    /** The service was asked to stop and did. */
    public static final int EXIT_STOPPED = 0;
    /** The service failed: something is wrong that it cannot go on with. */
    public static final int EXIT_FAILED = 1;
    /** The memory under the journal went away; the process halted where it was. */
    public static final int EXIT_HALTED = 70;

    private ServiceProcess() {
    }

    /**
     * Starts the service and waits for SIGTERM, SIGINT or a failure.
     *
     * @param configuration of the service
     * @param console       for operators
     * @return the exit code of the process: {@link #EXIT_STOPPED} or {@link #EXIT_FAILED}
     */
    public static int run(final ServiceConfiguration configuration, final Console console) {
        try (ShutdownSignalBarrier barrier = new ShutdownSignalBarrier();
            PlimsollService service = PlimsollService.start(configuration, console)) {
            service.onFailure(barrier::signal);
            console.line("Plimsoll takes messages. Clients on this machine: " + service.driverDirectory());
            barrier.await();
            if (service.failure().isPresent()) {
                return EXIT_FAILED;
            }
            console.line("stopping");
            return EXIT_STOPPED;
        }
    }
}
