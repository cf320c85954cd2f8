package io.plimsoll.transport.command;

import io.plimsoll.transport.explain.ServiceNames;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import picocli.CommandLine.Option;

/** Names and units in which a command prints what a service says. */
final class Names implements AutoCloseable {
    @Option(names = "--definitions", paramLabel = "FILE",
        description = "Assets and instruments in the format of \"plimsoll margin\", in the order of their ids"
            + " (default: as the service's journal defines them).")
    private Path file;

    private Definitions definitions;
    private ServiceNames ofService;

    /** Begins, once the service has answered, so that it has a journal. */
    void begin(final Path journal) throws IOException {
        if (file == null) {
            ofService = new ServiceNames(journal);
        } else {
            definitions = new Definitions(file);
            definitions.instruments();
        }
    }

    String money(final int assetId, final long minorUnits) {
        return definitions == null ? ofService.money(assetId, minorUnits) : definitions.money(assetId, minorUnits);
    }

    String instrument(final int instrumentId) {
        return definitions == null ? ofService.instrument(instrumentId) : definitions.instrument(instrumentId);
    }

    String price(final int instrumentId, final long mantissa) {
        return definitions == null
            ? ofService.price(instrumentId, mantissa) : definitions.price(instrumentId, mantissa);
    }

    @Override
    public void close() {
        CloseHelper.close(ofService);
    }
}
