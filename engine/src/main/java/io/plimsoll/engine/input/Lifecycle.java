package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.margin.PositionValuation;
import io.plimsoll.engine.portfolio.PayOff;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;

/** InstrumentStateChange and InstrumentSettlement. */
final class Lifecycle {
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final PositionValuation valuation;
    private final PayOff payOff;
    private final Surveillance surveillance;
    private final CombinedPrices combinedPrices;
    private final InstrumentStateChangeDecoder stateChange = new InstrumentStateChangeDecoder();
    private final InstrumentSettlementDecoder settlement = new InstrumentSettlementDecoder();
    private final int[] settled;

    Lifecycle(
        final Book book,
        final Surveillance surveillance,
        final CombinedPrices combinedPrices,
        final int maxAccounts) {
        this.instruments = book.instruments();
        underlyings = instruments.underlyings();
        this.positions = book.positions();
        this.balances = book.balances();
        this.surveillance = surveillance;
        this.combinedPrices = combinedPrices;
        valuation = new PositionValuation(book.instruments());
        payOff = new PayOff(book.instruments());
        settled = new int[maxAccounts];
    }

    ReasonCode changeState(final Envelope envelope) {
        stateChange.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(stateChange.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (combinedPrices.isCombined(instrument)) {
            return ReasonCode.COMBINED_PRICE;
        }
        final InstrumentState present = instruments.state(instrument);
        final short next = stateChange.stateRaw();
        if (present == InstrumentState.ANNOUNCED && next == InstrumentState.TRADING.value()
            || present == InstrumentState.TRADING && next == InstrumentState.EXPIRED.value()) {
            instruments.state(instrument, stateChange.state());
            return ACCEPTED;
        }
        return ReasonCode.INVALID_STATE_CHANGE;
    }

    ReasonCode settle(final Envelope envelope) {
        settlement.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(settlement.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final Instrument what = instruments.get(instrument);
        if (what.type() == InstrumentType.SPOT) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INVALID_STATE_CHANGE;
        }
        if (underlyings.isOption(instrument)) {
            return settleOption(instrument);
        }
        final ReasonCode price = Prices.check(what, settlement.price());
        if (price != ACCEPTED) {
            return price;
        }
        instruments.state(instrument, InstrumentState.SETTLED);
        instruments.mark(instrument, Prices.ticks(what, settlement.price()), true, 0);
        combinedPrices.marked(instrument);
        final int accounts = closePositions(instrument);
        surveillance.markMoved(instrument);
        combinedPrices.look();
        for (int i = 0; i < accounts; i++) {
            surveillance.examine(settled[i]);
        }
        return ACCEPTED;
    }

    /** The price is that of the underlying at expiry. */
    private ReasonCode settleOption(final int option) {
        final Instrument underlying = instruments.get(underlyings.underlying(option));
        final ReasonCode price = Prices.check(underlying, settlement.price());
        if (price != ACCEPTED) {
            return price;
        }
        instruments.state(option, InstrumentState.SETTLED);
        payOff.at(Prices.ticks(underlying, settlement.price()));
        final int accounts = closePositions(option);
        for (int i = 0; i < accounts; i++) {
            surveillance.examine(settled[i]);
        }
        return ACCEPTED;
    }

    /** Ends every position in the instrument at its mark; returns how many accounts had one. */
    private int closePositions(final int instrument) {
        int accounts = 0;
        for (int p = 0, slots = positions.slots(); p < slots; p++) {
            final long lots = positions.lots(p);
            if (lots != 0 && positions.instrument(p) == instrument) {
                settled[accounts++] = positions.account(p);
                final long profit = underlyings.isOption(instrument)
                    ? payOff.of(instrument, lots)
                    : valuation.fundingDown(instrument, lots, positions.entryFunding(p))
                        + valuation.valueDown(instrument, lots, instruments.mark(instrument))
                        - positions.entryCost(p);
                final int balance = positions.balance(p);
                balances.amount(balance, balances.amount(balance) + profit);
                balances.realisedProfit(balance, balances.realisedProfit(balance) + profit);
                positions.remove(p);
            }
        }
        return accounts;
    }
}
