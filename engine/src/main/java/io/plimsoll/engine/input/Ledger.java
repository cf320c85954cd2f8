package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** CollateralChange, BalanceSet and PositionSet. */
final class Ledger {
    private final AccountTable accounts;
    private final InstrumentTable instruments;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final Bounds bounds;
    private final PositionRules positionRules;
    private final Reconciliation reconciliation;
    private final Surveillance surveillance;
    private final CollateralChangeDecoder collateral = new CollateralChangeDecoder();
    private final BalanceSetDecoder balanceSet = new BalanceSetDecoder();
    private final PositionSetDecoder positionSet = new PositionSetDecoder();

    Ledger(
        final Book book,
        final Bounds bounds,
        final PositionRules positionRules,
        final Reconciliation reconciliation,
        final Surveillance surveillance) {
        this.accounts = book.accounts();
        this.instruments = book.instruments();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.bounds = bounds;
        this.positionRules = positionRules;
        this.reconciliation = reconciliation;
        this.surveillance = surveillance;
    }

    ReasonCode changeCollateral(final Envelope envelope) {
        collateral.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int account = accounts.indexOf(collateral.accountId());
        final int asset = assets.indexOf(collateral.assetId());
        final long delta = collateral.delta();
        if (account == AccountTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        if (asset == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (delta == 0) {
            return ReasonCode.QUANTITY_ZERO;
        }
        if (!accounts.canHold(account, asset)) {
            return ReasonCode.OTHER_SETTLEMENT;
        }
        final int balance = balances.find(account, asset);
        final long before = balance == BalanceTable.NONE ? 0 : balances.amount(balance);
        final boolean absurd = isAbsurd(delta);
        return setBalance(account, asset, absurd ? Long.MAX_VALUE : before + delta);
    }

    ReasonCode setBalance(final Envelope envelope) {
        balanceSet.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int account = accounts.indexOf(balanceSet.accountId());
        final int asset = assets.indexOf(balanceSet.assetId());
        if (account == AccountTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        if (asset == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (!accounts.canHold(account, asset)) {
            return ReasonCode.OTHER_SETTLEMENT;
        }
        final ReasonCode reason = setBalance(account, asset, balanceSet.amount());
        if (reason == ACCEPTED) {
            reconciliation.reconciled(account);
        }
        return reason;
    }

    private ReasonCode setBalance(final int account, final int asset, final long amount) {
        if (!assets.isPriced(asset, instruments)) {
            return ReasonCode.NO_PRICE;
        }
        if (isAbsurd(amount) || !bounds.begin(account).balance(asset, amount).hold()) {
            return ReasonCode.OVERFLOW;
        }
        if (balances.find(account, asset) == BalanceTable.NONE && balances.lacksRoomFor(1)) {
            return ReasonCode.BALANCES_FULL;
        }
        balances.amount(balances.findOrAdd(account, asset), amount);
        surveillance.examine(account);
        return ACCEPTED;
    }

    private static boolean isAbsurd(final long amount) {
        return amount > Bounds.LARGEST || amount < -Bounds.LARGEST;
    }

    ReasonCode setPosition(final Envelope envelope) {
        positionSet.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int account = accounts.indexOf(positionSet.accountId());
        if (account == AccountTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        final int instrument = instruments.indexOf(positionSet.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final ReasonCode reason = checkPosition(account, instrument);
        if (reason == ACCEPTED) {
            positionRules.put(
                account,
                instrument,
                positions.find(account, instrument),
                positionSet.lots(),
                positionSet.entryCost());
            reconciliation.reconciled(account);
            surveillance.examine(account);
        }
        return reason;
    }

    private ReasonCode checkPosition(final int account, final int instrument) {
        if (instruments.get(instrument).type() == InstrumentType.SPOT) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final long lots = positionSet.lots();
        final long most = instruments.lotsBound(instrument);
        if (lots > most || lots < -most) {
            return ReasonCode.QUANTITY_BEYOND_MAXIMUM;
        }
        if (lots == 0) {
            return positionSet.entryCost() == 0 ? ACCEPTED : ReasonCode.INVALID_DEFINITION;
        }
        final boolean isOption = instruments.underlyings().isOption(instrument);
        if (isOption && positionSet.entryCost() != 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final int position = positions.find(account, instrument);
        final ReasonCode margined = positionRules.checkMargined(account, instrument);
        if (margined != ACCEPTED) {
            return margined;
        }
        if (!isOption && !instruments.hasMark(instrument)) {
            return ReasonCode.NO_PRICE;
        }
        final ReasonCode holding = positionRules.checkHolding(account, instrument, position);
        if (holding != ACCEPTED) {
            return holding;
        }
        final long cost = positionSet.entryCost();
        if (isAbsurd(cost) || !bounds.begin(account).position(instrument, lots, cost).hold()) {
            return ReasonCode.OVERFLOW;
        }
        return positionRules.checkTables(account, instruments.get(instrument).settlementAsset(), position);
    }
}
