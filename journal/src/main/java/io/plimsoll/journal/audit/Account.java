package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.Level;
import java.math.BigInteger;
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
    final Long limit;
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
        final Long limit) {
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
        positions.forEach((instrumentId, position) -> copy.positions.put(instrumentId, position.copy()));
        copy.balances.putAll(balances);
        copy.level = level;
        copy.unreconciled = unreconciled;
        return copy;
    }

    boolean hasPosition(final int instrumentId) {
        return positions.containsKey(instrumentId);
    }

    BigInteger lots(final int instrumentId) {
        return hasPosition(instrumentId) ? positions.get(instrumentId).lots : BigInteger.ZERO;
    }

    /** The assets in which the account has a balance or a position. */
    Set<Integer> assetIds() {
        final Set<Integer> assetIds = new TreeSet<>(balances.keySet());
        positions.values().forEach(position -> assetIds.add(position.instrument.settlementAssetId));
        return assetIds;
    }

    void change(final int assetId, final BigInteger change, final BigInteger profit) {
        balances.put(assetId, balances.getOrDefault(assetId, Balance.NONE).plus(change, profit));
    }

    void setBalance(final int assetId, final BigInteger amount) {
        final Balance before = balances.getOrDefault(assetId, Balance.NONE);
        balances.put(assetId, new Balance(amount, before.realisedProfit()));
    }

    /** Rule 2, Fill and Spot fill. */
    void fill(final Instrument instrument, final BigInteger lots, final BigInteger price, final BigInteger fee) {
        if (instrument.isSpot()) {
            final BigInteger cost = instrument.value(lots, price).ceil();
            change(instrument.baseAssetId, instrument.baseUnit.times(lots).floor(), BigInteger.ZERO);
            change(instrument.settlementAssetId, cost.negate().subtract(fee), BigInteger.ZERO);
            return;
        }
        final Position position = positions.computeIfAbsent(instrument.id, id -> Position.none(instrument));
        final BigInteger profit = position.fill(lots, price);
        change(instrument.settlementAssetId, profit.subtract(fee), profit);
        if (position.lots.signum() == 0) {
            positions.remove(instrument.id);
        }
    }

    /** Rule 2, Settlement. */
    void settle(final Instrument instrument, final BigInteger price) {
        final Position position = positions.remove(instrument.id);
        if (position != null) {
            final BigInteger profit = position.settle(price);
            change(instrument.settlementAssetId, profit, profit);
        }
    }

    /** Rule 2, PositionSet. */
    void setPosition(final Instrument instrument, final BigInteger lots, final BigInteger entryCost) {
        if (lots.signum() == 0) {
            positions.remove(instrument.id);
        } else {
            positions.put(instrument.id, new Position(instrument, lots, entryCost, instrument.fundingIndex));
            change(instrument.settlementAssetId, BigInteger.ZERO, BigInteger.ZERO);
        }
    }
}
