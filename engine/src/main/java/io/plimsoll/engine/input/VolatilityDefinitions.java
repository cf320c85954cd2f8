package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.volatility.VolatilityParameters;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;

/** DefineVolatility and VolatilityForecast. Neither changes a requirement: a later review does. */
final class VolatilityDefinitions {
    private final InstrumentTable instruments;
    private final VolatilityTable volatilities;
    private final Outputs outputs;
    private final DefineVolatilityDecoder definition = new DefineVolatilityDecoder();
    private final VolatilityForecastDecoder forecast = new VolatilityForecastDecoder();

    VolatilityDefinitions(final Book book, final Outputs outputs) {
        instruments = book.instruments();
        volatilities = book.volatilities();
        this.outputs = outputs;
    }

    ReasonCode define(final Envelope envelope) {
        definition.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(definition.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instruments.underlyings().isOption(instrument)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final VolatilityParameters parameters = new VolatilityParameters(
            definition.sampleSeconds(),
            definition.halfLifeSamples(),
            definition.staleSeconds(),
            definition.startVolatility(),
            definition.longRunVolatility(),
            definition.stressVolatility(),
            definition.stressWeight());
        if (!parameters.areAllowed()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        volatilities.define(instrument, parameters);
        return ACCEPTED;
    }

    ReasonCode forecast(final Envelope envelope) {
        forecast.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(forecast.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!volatilities.isDefined(instrument)) {
            return ReasonCode.NO_VOLATILITY;
        }
        if (forecast.volatility() < 1 || forecast.volatility() > UnderlyingTable.LARGEST_VOLATILITY) {
            return ReasonCode.VOLATILITY_OUT_OF_RANGE;
        }
        if (!areTimesAllowed()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        volatilities.forecast(
            instrument, forecast.volatility(), forecast.startNs(), forecast.fullNs(), forecast.endNs());
        return ACCEPTED;
    }

    private boolean areTimesAllowed() {
        return forecast.startNs() > outputs.timeNs()
            && forecast.fullNs() >= forecast.startNs()
            && forecast.endNs() > forecast.fullNs()
            && forecast.endNs() <= VolatilityTable.latestEndNs(outputs.timeNs());
    }
}
