package io.plimsoll.transport.explain;

import io.plimsoll.journal.JournalReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Names and units of a running service, from its journal, which is read as far as a name needs it: what is not defined
 * yet may be defined later.
 */
public final class ServiceNames implements AutoCloseable {
    private static final int DOCUMENTS = 256;

    private final JournalNames names;
    private final JournalReader reader;

    /**
     * Begins to read.
     *
     * @param journal of the service
     * @throws io.plimsoll.journal.JournalException if there is none
     */
    public ServiceNames(final Path journal) {
        names = JournalNames.of(journal);
        reader = JournalReader.open(journal);
    }

    /**
     * An amount with its asset's name.
     *
     * @param assetId    of the asset
     * @param minorUnits of it
     * @return in its unit; in minor units if the journal does not define the asset
     */
    public String money(final int assetId, final long minorUnits) {
        return isDefined(() -> names.knowsAsset(assetId))
            ? names.money(assetId, BigDecimal.valueOf(minorUnits))
            : minorUnits + " minor units of asset " + assetId;
    }

    /**
     * An instrument's name.
     *
     * @param instrumentId of the instrument
     * @return its symbol, or its id if the journal does not define it
     */
    public String instrument(final int instrumentId) {
        return isDefined(() -> names.knowsInstrument(instrumentId))
            ? names.instrument(instrumentId) : "instrument " + instrumentId;
    }

    /**
     * A price of an instrument.
     *
     * @param instrumentId of the instrument
     * @param mantissa     on the wire
     * @return the price; its mantissa if the journal does not define the instrument
     */
    public String price(final int instrumentId, final long mantissa) {
        return isDefined(() -> names.knowsInstrument(instrumentId))
            ? names.price(instrumentId, mantissa) : "mantissa " + mantissa;
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean isDefined(final BooleanSupplier isKnown) {
        while (!isKnown.getAsBoolean()) {
            if (reader.poll(names, DOCUMENTS) == 0) {
                return false;
            }
        }
        return true;
    }
}
