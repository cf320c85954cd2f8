package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.ForwardEncoder;
import io.plimsoll.engine.wire.InstrumentSettlementEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Tells the engine what snapshots say, stamped with their times, and settles what expires in between. */
final class MarketData {
    private static final int SYMBOL_LENGTH = 24;

    private final DefineOptionEncoder option = new DefineOptionEncoder();
    private final ForwardEncoder forward = new ForwardEncoder();
    private final InstrumentSettlementEncoder settlement = new InstrumentSettlementEncoder();
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final Venue venue;
    private final Smiles smiles;
    private final List<OptionContract> listed = new ArrayList<>();
    private BigDecimal index;

    MarketData(final ScenarioEngine engine, final Refusals refusals, final Venue venue) {
        this.engine = engine;
        this.refusals = refusals;
        this.venue = venue;
        this.smiles = new Smiles(engine, refusals, venue);
    }

    /** Goes on to a snapshot, the first one or one after the last. */
    void advance(final ChainSnapshot snapshot) {
        settleUntil(snapshot.timeNs());
        engine.clock(snapshot.timeNs());
        index = venue.rounded(snapshot.index());
        MarketMessages.mark(engine, venue.index(), index);
        MarketMessages.mark(engine, venue.perpetual(), index);
        for (final OptionQuote quote : snapshot.quotes()) {
            if (venue.isNew(quote.contract())) {
                define(quote.contract());
                listed.add(quote.contract());
            }
        }
        snapshot.byExpiry().forEach((expiry, quotes) -> {
            forward(expiry, snapshot.forward(expiry));
            smiles.tell(expiry, quotes, snapshot.forward(expiry));
        });
    }

    /** What expires from now on until a time settles at its own time, at the last index there was. */
    private void settleUntil(final long timeNs) {
        final List<OptionContract> expiring = listed.stream()
            .filter(contract -> contract.expiryTimeNs() <= timeNs)
            .sorted((one, other) -> Long.compare(one.expiryTimeNs(), other.expiryTimeNs()))
            .toList();
        long nowNs = Long.MIN_VALUE;
        for (final OptionContract contract : expiring) {
            if (contract.expiryTimeNs() > nowNs) {
                nowNs = contract.expiryTimeNs();
                engine.clock(nowNs);
            }
            engine.begin(settlement).instrumentId(venue.id(contract)).price(venue.price(index));
            refusals.isTaken("InstrumentSettlement");
        }
        listed.removeAll(expiring);
    }

    private void define(final OptionContract contract) {
        engine.begin(option)
            .instrumentId(venue.id(contract))
            .underlyingInstrumentId(venue.index().id())
            .maximumPrice(venue.maximumPrice())
            .strike(venue.price(contract.strike()))
            .expiryTimeNs(contract.expiryTimeNs())
            .settlementAssetId(DefineOptionEncoder.settlementAssetIdNullValue())
            .inverse(BooleanType.FALSE)
            .optionType(contract.isCall() ? InstrumentType.CALL : InstrumentType.PUT)
            .state(InstrumentState.TRADING)
            .symbol(contract.name().substring(0, Math.min(SYMBOL_LENGTH, contract.name().length())));
        size(option.tickSize(), Venue.TICK_SIZE);
        size(option.lotSize(), Venue.LOT_SIZE);
        size(option.multiplier(), BigDecimal.ONE);
        refusals.isTaken("DefineOption");
    }

    private static void size(final DecimalSizeEncoder encoder, final BigDecimal size) {
        encoder.mantissa(size.unscaledValue().longValueExact()).exponent((byte) -size.scale());
    }

    private void forward(final long expiryTimeNs, final BigDecimal price) {
        engine.begin(forward)
            .underlyingInstrumentId(venue.index().id())
            .exchangeTimeNs(ForwardEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(expiryTimeNs)
            .forward(venue.price(price))
            .rate(0)
            .doubt(0);
        refusals.isTaken("Forward");
    }
}
