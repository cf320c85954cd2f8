package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A margin account with its positions by instrument id and its balances by asset id. */
final class Account {
    final long id;
    final long owner;
    final int classId;
    final int valuationAssetId;
    final AccountMode mode;
    /** Gross notional limit in valuation minor units, or null. */
    final BigDecimal limit;
    final SortedMap<Integer, Position> positions = new TreeMap<>();
    final SortedMap<Integer, Balance> balances = new TreeMap<>();
    Level level = Level.HEALTHY;
    boolean unreconciled;

    Account(
        final long id,
        final long owner,
        final int classId,
        final int valuationAssetId,
        final AccountMode mode,
        final BigDecimal limit) {
        this.id = id;
        this.owner = owner;
        this.classId = classId;
        this.valuationAssetId = valuationAssetId;
        this.mode = mode;
        this.limit = limit;
    }

    /** What a message would make of this account is tried on a copy. */
    Account copy() {
        final Account copy = new Account(id, owner, classId, valuationAssetId, mode, limit);
        copy.positions.putAll(positions);
        copy.balances.putAll(balances);
        copy.level = level;
        copy.unreconciled = unreconciled;
        return copy;
    }

    boolean isPortfolio() {
        return mode == AccountMode.PORTFOLIO;
    }

    boolean hasPosition(final int instrumentId) {
        return positions.containsKey(instrumentId);
    }

    BigDecimal lots(final int instrumentId) {
        return hasPosition(instrumentId) ? positions.get(instrumentId).lots() : BigDecimal.ZERO;
    }

    /** What the account has of an asset, which may be nothing. */
    Balance balance(final int assetId) {
        return balances.getOrDefault(assetId, Balance.NONE);
    }

    /** The assets in which the account has a balance or a position. */
    Set<Integer> assetIds() {
        final Set<Integer> assetIds = new TreeSet<>(balances.keySet());
        positions.values().forEach(position -> assetIds.add(position.instrument().settlementAssetId));
        return assetIds;
    }

    void change(final int assetId, final BigDecimal change, final BigDecimal profit) {
        balances.put(assetId, balance(assetId).plus(change, profit));
    }

    void setBalance(final int assetId, final BigDecimal amount) {
        balances.put(assetId, new Balance(amount, balance(assetId).realisedProfit()));
    }

    /** Rule 2, Fill and Spot fill. */
    void fill(final Instrument instrument, final BigDecimal lots, final BigDecimal price, final BigDecimal fee) {
        if (instrument.isSpot()) {
            final BigDecimal cost = instrument.value(lots, price).ceil();
            change(instrument.baseAssetId, instrument.baseUnit.multiply(lots), BigDecimal.ZERO);
            change(instrument.settlementAssetId, cost.negate().subtract(fee), BigDecimal.ZERO);
            return;
        }
        final Position before = positions.getOrDefault(instrument.id, Position.none(instrument));
        final Position.Change change =
            instrument.isOption() ? before.fillOption(lots, price) : before.fill(lots, price);
        put(change.position());
        change(instrument.settlementAssetId, change.profit().subtract(fee), change.profit());
    }

    /** Rule 2, Settlement, at a price of the instrument, or of the underlying if it is an option. */
    void settle(final Instrument instrument, final BigDecimal price) {
        final Position position = positions.remove(instrument.id);
        if (position != null) {
            final BigDecimal profit = instrument.isOption() ? position.payOff(price) : position.settle(price);
            change(instrument.settlementAssetId, profit, profit);
        }
    }

    /** Rule 2, PositionSet. */
    void setPosition(final Instrument instrument, final BigDecimal lots, final BigDecimal entryCost) {
        put(new Position(instrument, lots, entryCost, instrument.funding.index()));
        if (lots.signum() != 0) {
            change(instrument.settlementAssetId, BigDecimal.ZERO, BigDecimal.ZERO);
        }
    }

    /** A position without lots ends. */
    private void put(final Position position) {
        if (position.lots().signum() == 0) {
            positions.remove(position.instrument().id);
        } else {
            positions.put(position.instrument().id, position);
        }
    }
}
