package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.portfolio.OptionValues;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import java.util.Arrays;

/** Volatility, VolatilitySurface and Forward; and what a Clock does to expiries. */
final class OptionMarket {
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final ExpiryTable expiries;
    private final OptionValues values;
    private final ExchangeTimes times;
    private final Surveillance surveillance;
    private final VolatilityDecoder volatility = new VolatilityDecoder();
    private final VolatilitySurfaceDecoder surface = new VolatilitySurfaceDecoder();
    private final ForwardDecoder forward = new ForwardDecoder();
    private final SurfaceNodes nodes = new SurfaceNodes();
    private final boolean[] changed;

    OptionMarket(final Book book, final ExchangeTimes times, final Surveillance surveillance) {
        instruments = book.instruments();
        underlyings = instruments.underlyings();
        expiries = instruments.expiries();
        values = book.optionValues();
        changed = new boolean[instruments.capacity()];
        this.times = times;
        this.surveillance = surveillance;
    }

    ReasonCode volatility(final int source, final Envelope envelope) {
        volatility.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int option = instruments.indexOf(volatility.instrumentId());
        if (option == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!underlyings.isOption(option)) {
            return ReasonCode.NOT_AN_OPTION;
        }
        if (instruments.state(option) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final ReasonCode time = times.check(source, volatility.exchangeTimeNs());
        if (time != ACCEPTED) {
            return time;
        }
        if (!Doubts.allow(volatility.doubt())) {
            return ReasonCode.DOUBT_OUT_OF_RANGE;
        }
        if (!isVolatility(volatility.volatility())) {
            return ReasonCode.VOLATILITY_OUT_OF_RANGE;
        }
        times.note(source, volatility.exchangeTimeNs());
        underlyings.volatility(option, volatility.volatility(), volatility.doubt());
        instruments.heartbeats().volatilities().heard(underlyings.expiry(option), times.stampNs());
        values.changed(option);
        examineHolders(underlyings.expiry(option));
        return ACCEPTED;
    }

    private static boolean isVolatility(final long number) {
        return number > 0 && number <= UnderlyingTable.LARGEST_VOLATILITY;
    }

    ReasonCode surface(final int source, final Envelope envelope) {
        surface.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int underlying = instruments.indexOf(surface.underlyingInstrumentId());
        if (underlying == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final int expiry = expiries.find(underlying, surface.expiryTimeNs());
        if (expiry == ExpiryTable.NONE) {
            return ReasonCode.UNKNOWN_EXPIRY;
        }
        final ReasonCode time = times.check(source, surface.exchangeTimeNs());
        if (time != ACCEPTED) {
            return time;
        }
        if (!Doubts.allow(surface.doubt())) {
            return ReasonCode.DOUBT_OUT_OF_RANGE;
        }
        final int doubt = surface.doubt();
        final ReasonCode reason = checkNodes(underlying, expiry);
        if (reason != ACCEPTED) {
            return reason;
        }
        times.note(source, surface.exchangeTimeNs());
        setVolatilities(expiry, instruments.get(underlying), doubt);
        instruments.heartbeats().volatilities().heard(expiry, times.stampNs());
        examineHolders(expiry);
        return ACCEPTED;
    }

    private ReasonCode checkNodes(final int underlying, final int expiry) {
        if (!nodes.read(surface.nodes())) {
            return ReasonCode.INVALID_DEFINITION;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (!isVolatility(nodes.volatility(i))) {
                return ReasonCode.VOLATILITY_OUT_OF_RANGE;
            }
        }
        if (!instruments.hasMark(underlying)) {
            return ReasonCode.NO_PRICE;
        }
        final double forwardTicks = instruments.mark(underlying) * expiries.forwardRatio(expiry);
        final long tick = instruments.get(underlying).tickMantissa();
        return nodes.hasArbitrage(forwardTicks, tick, expiries.secondsLeft(expiry))
            ? ReasonCode.VOLATILITY_ARBITRAGE
            : ACCEPTED;
    }

    private void setVolatilities(final int expiry, final Instrument underlying, final int doubt) {
        for (int option = underlyings.firstOption(expiry);
            option != UnderlyingTable.NONE;
            option = underlyings.nextOption(option)) {
            if (instruments.state(option) != InstrumentState.SETTLED) {
                underlyings.volatility(
                    option,
                    nodes.volatilityAt(underlyings.strikeTicks(option) * underlying.tickMantissa()),
                    doubt);
                values.changed(option);
            }
        }
    }

    ReasonCode forward(final int source, final Envelope envelope) {
        forward.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int underlying = instruments.indexOf(forward.underlyingInstrumentId());
        if (underlying == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final int expiry = expiries.find(underlying, forward.expiryTimeNs());
        if (expiry == ExpiryTable.NONE) {
            return ReasonCode.UNKNOWN_EXPIRY;
        }
        final ReasonCode time = times.check(source, forward.exchangeTimeNs());
        if (time != ACCEPTED) {
            return time;
        }
        if (!Doubts.allow(forward.doubt())) {
            return ReasonCode.DOUBT_OUT_OF_RANGE;
        }
        final ReasonCode reason = checkForward(underlying);
        if (reason != ACCEPTED) {
            return reason;
        }
        times.note(source, forward.exchangeTimeNs());
        final double price = (double) instruments.mark(underlying) * instruments.get(underlying).tickMantissa();
        expiries.forward(expiry, forward.forward() / price, forward.rate(), forward.doubt());
        instruments.heartbeats().forwards().heard(expiry, times.stampNs());
        values.expiryChanged(expiry);
        examineHolders(expiry);
        return ACCEPTED;
    }

    private ReasonCode checkForward(final int underlying) {
        if (forward.forward() <= 0) {
            return ReasonCode.PRICE_NOT_POSITIVE;
        }
        if (!instruments.hasMark(underlying)) {
            return ReasonCode.NO_PRICE;
        }
        final long price = instruments.mark(underlying) * instruments.get(underlying).tickMantissa();
        if (forward.forward() < price - forward.forward() || forward.forward() - price > price) {
            return ReasonCode.FORWARD_OUT_OF_RANGE;
        }
        return forward.rate() > Rate.ONE || forward.rate() < -Rate.ONE ? ReasonCode.RATE_OUT_OF_RANGE : ACCEPTED;
    }

    private void examineHolders(final int expiry) {
        Arrays.fill(changed, false);
        changed[expiry] = true;
        surveillance.expiriesChanged(changed, expiries.size());
    }

    /** Time has passed: examines the holders of expiries whose time left is not what it was. */
    void clock(final long stampNs) {
        boolean hasChanged = false;
        for (int expiry = 0, size = expiries.size(); expiry < size; expiry++) {
            changed[expiry] = expiries.passTime(expiry, stampNs);
            if (changed[expiry]) {
                values.expiryChanged(expiry);
                hasChanged = true;
            }
        }
        if (hasChanged) {
            surveillance.expiriesChanged(changed, expiries.size());
        }
    }
}
