package io.plimsoll.transport.command;

import io.plimsoll.transport.feed.FeedInstruments;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The names and units of assets and instruments: ids on the wire are their order in the definitions. */
final class Definitions {
    @Option(names = "--definitions", paramLabel = "FILE",
        description = "Assets and instruments in the format of \"plimsoll margin\", in the order of their ids"
            + " (default: those of the recorded Binance data).")
    private Path file;

    private FeedInstruments instruments;

    Definitions() {
    }

    Definitions(final Path file) {
        this.file = file;
    }

    FeedInstruments instruments() throws IOException {
        if (instruments == null) {
            instruments = file == null
                ? FeedInstruments.bundled() : new FeedInstruments(ScenarioFile.read(file));
        }
        return instruments;
    }

    /** An amount with the asset's name; in minor units with the id if the asset is not among the definitions. */
    String money(final int assetId, final long minorUnits) {
        final List<Scenario.Asset> assets = instruments.definitions().assets();
        return assetId < assets.size()
            ? plain(minorUnits, assets.get(assetId).exponent()) + " " + assets.get(assetId).symbol()
            : minorUnits + " minor units of asset " + assetId;
    }

    /** A symbol; the id if the instrument is not among the definitions. */
    String instrument(final int instrumentId) {
        final Contract contract = contract(instrumentId);
        return contract == null ? "instrument " + instrumentId : contract.instrument().symbol();
    }

    /** A price; its mantissa if the instrument is not among the definitions. */
    String price(final int instrumentId, final long mantissa) {
        final Contract contract = contract(instrumentId);
        return contract == null ? "mantissa " + mantissa : plain(mantissa, contract.priceExponent());
    }

    static String plain(final long mantissa, final int exponent) {
        return mantissa == 0
            ? "0" : BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent).stripTrailingZeros().toPlainString();
    }

    private Contract contract(final int instrumentId) {
        final List<Contract> contracts = instruments.market().contracts();
        return instrumentId < contracts.size() ? contracts.get(instrumentId) : null;
    }
}
