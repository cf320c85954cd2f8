package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;

/** Fill: of positions, and of spot instruments, which exchange balances. */
final class Fills {
    private final AccountTable accounts;
    private final InstrumentTable instruments;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final Bounds bounds;
    private final PositionRules positionRules;
    private final PositionChange change;
    private final Surveillance surveillance;
    private final CombinedPrices combinedPrices;
    private final FillDecoder message = new FillDecoder();

    Fills(
        final Book book,
        final Bounds bounds,
        final PositionRules positionRules,
        final Surveillance surveillance,
        final CombinedPrices combinedPrices) {
        this.accounts = book.accounts();
        this.instruments = book.instruments();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.bounds = bounds;
        this.positionRules = positionRules;
        this.surveillance = surveillance;
        this.combinedPrices = combinedPrices;
        change = new PositionChange(book.instruments());
    }

    ReasonCode fill(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int account = accounts.indexOf(message.accountId());
        if (account == AccountTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        final int instrument = instruments.indexOf(message.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final Instrument what = instruments.get(instrument);
        final ReasonCode reason = checkTrade(instrument, what);
        if (reason != ACCEPTED) {
            return reason;
        }
        final long priceTicks = Prices.ticks(what, message.price());
        final ReasonCode verdict = what.type() == InstrumentType.SPOT
            ? exchange(account, instrument, what, priceTicks)
            : trade(account, instrument, what, priceTicks);
        if (verdict == ACCEPTED) {
            if (!instruments.isMarkFromTick(instrument) && !instruments.underlyings().isOption(instrument)) {
                instruments.mark(instrument, priceTicks, false, 0);
                combinedPrices.marked(instrument);
                surveillance.markMoved(instrument);
                combinedPrices.look();
            }
            surveillance.examine(account);
        }
        return verdict;
    }

    private ReasonCode checkTrade(final int instrument, final Instrument what) {
        if (instruments.state(instrument) != InstrumentState.TRADING) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final long lots = message.lots();
        if (lots == 0) {
            return ReasonCode.QUANTITY_ZERO;
        }
        final ReasonCode price = Prices.check(what, message.price());
        if (price != ACCEPTED) {
            return price;
        }
        final long most = instruments.lotsBound(instrument);
        return lots > most || lots < -most ? ReasonCode.QUANTITY_BEYOND_MAXIMUM : ACCEPTED;
    }

    private boolean isFeeAbsurd() {
        return message.fee() > Bounds.LARGEST || message.fee() < -Bounds.LARGEST;
    }

    private ReasonCode trade(
        final int account, final int instrument, final Instrument what, final long priceTicks) {
        final int position = positions.find(account, instrument);
        final long lotsBefore = position == PositionTable.NONE ? 0 : positions.lots(position);
        final long lotsAfter = lotsBefore + message.lots();
        if (Math.abs(lotsAfter) > instruments.lotsBound(instrument)) {
            return ReasonCode.QUANTITY_BEYOND_MAXIMUM;
        }
        if (isFeeAbsurd()) {
            return ReasonCode.OVERFLOW;
        }
        final ReasonCode room = positionRules.checkHolding(account, instrument, position);
        if (room != ACCEPTED) {
            return room;
        }
        if (instruments.underlyings().isOption(instrument)) {
            change.premium(instrument, message.lots(), priceTicks);
        } else if (position == PositionTable.NONE) {
            change.open(instrument, message.lots(), priceTicks);
        } else {
            change.fill(
                instrument,
                lotsBefore,
                positions.entryCost(position),
                positions.entryFunding(position),
                message.lots(),
                priceTicks);
        }
        final int asset = what.settlementAsset();
        final long amountAfter = amount(account, asset) + change.profit() - message.fee();
        final boolean fits = bounds.begin(account)
            .position(instrument, lotsAfter, change.cost())
            .balance(asset, amountAfter)
            .hold();
        if (!fits) {
            return ReasonCode.OVERFLOW;
        }
        final boolean grows = Math.abs(lotsAfter) > Math.abs(lotsBefore);
        if (grows && positionRules.isBeyondLimit(account, instrument, lotsAfter, priceTicks)) {
            return ReasonCode.ACCOUNT_LIMIT;
        }
        final ReasonCode tables = positionRules.checkTables(account, asset, position);
        if (tables != ACCEPTED) {
            return tables;
        }
        positionRules.put(account, instrument, position, lotsAfter, change.cost());
        credit(account, asset, change.profit() - message.fee(), change.profit());
        return ACCEPTED;
    }

    private ReasonCode exchange(
        final int account, final int instrument, final Instrument what, final long priceTicks) {
        if (isFeeAbsurd()) {
            return ReasonCode.OVERFLOW;
        }
        final int base = what.baseAsset();
        final int quote = what.settlementAsset();
        if (!accounts.canHold(account, base) || !accounts.canHold(account, quote)) {
            return ReasonCode.OTHER_SETTLEMENT;
        }
        if (!assets.isPriced(base, instruments) || !assets.isPriced(quote, instruments)) {
            return ReasonCode.NO_PRICE;
        }
        if (Math.abs(message.lots()) > Bounds.LARGEST / what.baseMinorPerLot()) {
            return ReasonCode.OVERFLOW;
        }
        change.open(instrument, message.lots(), priceTicks);
        final long bought = message.lots() * what.baseMinorPerLot();
        final long paid = change.cost() + message.fee();
        final boolean fits = bounds.begin(account)
            .balance(base, amount(account, base) + bought)
            .balance(quote, amount(account, quote) - paid)
            .hold();
        if (!fits) {
            return ReasonCode.OVERFLOW;
        }
        final int missing = (balances.find(account, base) == BalanceTable.NONE ? 1 : 0)
            + (balances.find(account, quote) == BalanceTable.NONE ? 1 : 0);
        if (balances.lacksRoomFor(missing)) {
            return ReasonCode.BALANCES_FULL;
        }
        credit(account, base, bought, 0);
        credit(account, quote, -paid, 0);
        return ACCEPTED;
    }

    private long amount(final int account, final int asset) {
        final int balance = balances.find(account, asset);
        return balance == BalanceTable.NONE ? 0 : balances.amount(balance);
    }

    private void credit(final int account, final int asset, final long amount, final long profit) {
        final int balance = balances.findOrAdd(account, asset);
        balances.amount(balance, balances.amount(balance) + amount);
        balances.realisedProfit(balance, balances.realisedProfit(balance) + profit);
    }
}
