package io.plimsoll.engine.kit;

import java.util.List;

/** Sends random fills, collateral moves and resets. */
final class RandomTrades {
    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;

    RandomTrades(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
    }

    void send() {
        messages.writer().from(dice.chance(70) ? RandomBook.FACTS : MessageWriter.OPERATOR);
        final long accountId = dice.pick(book.accounts);
        final int roll = dice.between(1, 100);
        if (roll <= 50) {
            open(accountId);
        } else if (roll <= 60) {
            hedge(accountId);
        } else if (roll <= 85) {
            final BookAsset asset = dice.pick(book.assets);
            messages.collateral(accountId, asset.id(), dice.sign() * dice.between(1, asset.usualAmount()));
        } else if (roll <= 92) {
            final BookAsset asset = dice.pick(book.assets);
            messages.balance(accountId, asset.id(), dice.between(-asset.usualAmount() / 4, asset.usualAmount()));
        } else {
            setPosition(accountId, dice.pick(book.instruments));
        }
    }

    /** A fill of up to a usual position, in any instrument. */
    void open(final long accountId) {
        final BookInstrument instrument = dice.pick(book.instruments);
        fill(accountId, instrument, dice.sign() * dice.between(1, instrument.usualLots));
    }

    /** Adds to a position, reduces, closes or turns it. */
    void change(final long accountId, final LastReport.Position position) {
        final BookInstrument instrument = book.find(position.instrumentId());
        if (instrument != null) {
            final long lots = position.lots();
            final long change = switch (dice.between(1, 5)) {
                case 1 -> Math.max(1, dice.between(1, instrument.usualLots) / 2) * Long.signum(lots);
                case 2 -> -lots;
                case 3 -> -lots - Long.signum(lots) * dice.between(1, instrument.usualLots);
                default -> -Long.signum(lots) * dice.between(1, Math.abs(lots));
            };
            fill(accountId, instrument, change);
        }
    }

    /** Long one contract, short another. */
    private void hedge(final long accountId) {
        final List<BookInstrument> contracts =
            book.instruments.stream().filter(instrument -> !instrument.isSpot()).toList();
        final BookInstrument one = dice.pick(contracts);
        final BookInstrument other = dice.pick(contracts);
        final int sign = dice.sign();
        fill(accountId, one, sign * one.usualLots);
        fill(accountId, other, -sign * other.usualLots);
    }

    private void fill(final long accountId, final BookInstrument instrument, final long lots) {
        final long price = instrument.price(dice.chance(80) ? instrument.ticks : dice.around(instrument.ticks, 2));
        final long fee = dice.chance(50) ? 0 : dice.between(-2, 1 + instrument.usualNotional / 2_000);
        messages.fill(accountId, instrument.id, lots, price, fee);
    }

    private void setPosition(final long accountId, final BookInstrument instrument) {
        if (dice.chance(20)) {
            messages.position(accountId, instrument.id, 0, 0);
        } else {
            final long lots = dice.sign() * dice.between(1, instrument.usualLots);
            final long cost = lots * (instrument.usualNotional / instrument.usualLots);
            final int way = instrument.inverse ? -1 : 1;
            messages.position(accountId, instrument.id, lots, way * cost + dice.between(-5, 5));
        }
    }
}
