package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * An endless stream of messages to a random book. It listens to the account reports it asks for and aims at what they
 * say: collateral that puts an account exactly on a threshold, prices one tick beside a liquidation price.
 */
public final class RandomMessages implements OutputListener {
    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final MessageWriter writer;
    private final RandomTrades trades;
    private final RandomSeals seals;
    private final BadMessages bad;
    private final LastReport report = new LastReport();

    /**
     * Messages to a book that is defined.
     *
     * @param book     to send to
     * @param messages to send with
     */
    public RandomMessages(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        this.writer = messages.writer();
        this.trades = new RandomTrades(book, messages);
        this.seals = new RandomSeals(book, messages);
        this.bad = new BadMessages(book, messages, seals);
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        report.onOutput(buffer, offset, length);
    }

    /** Sends one message, or two or three that belong together. */
    public void send() {
        passTime();
        final int roll = dice.between(1, 1000);
        if (roll <= 560) {
            tick(dice.pick(book.instruments));
        } else if (roll <= 690) {
            trades.send();
        } else if (roll <= 830) {
            aim();
        } else if (roll <= 860) {
            funding();
        } else if (roll <= 885) {
            messages.clock(0);
        } else if (roll <= 890) {
            seals.send();
        } else if (roll <= 905) {
            redefine();
        } else if (roll <= 907) {
            moveState();
        } else {
            bad.send();
        }
        writer.from(MessageWriter.OPERATOR);
    }

    private void passTime() {
        messages.feed().pass(dice.chance(1)
            ? dice.between(0L, TimeUnit.SECONDS.toNanos(3)) : dice.between(0L, TimeUnit.MILLISECONDS.toNanos(1)));
    }

    private void tick(final BookInstrument instrument) {
        from(RandomBook.TICKS, RandomBook.TALKATIVE);
        if (dice.chance(5)) {
            sideTick(instrument);
        } else {
            mark(instrument, next(instrument));
        }
    }

    /** Mostly a few ticks away, sometimes a jump, now and then back to where the instrument belongs. */
    private long next(final BookInstrument instrument) {
        final int roll = dice.between(1, 100);
        if (roll <= 60) {
            return instrument.ticks + dice.sign() * dice.between(0L, 3L);
        }
        if (roll <= 85) {
            return dice.around(instrument.ticks, 1);
        }
        if (roll <= 90) {
            return dice.around(instrument.ticks, 40);
        }
        if (roll <= 91) {
            return dice.of(1, 2, instrument.maximumTicks, dice.between(1, instrument.maximumTicks));
        }
        return dice.around(instrument.anchorTicks, 10);
    }

    private void mark(final BookInstrument instrument, final long ticks) {
        instrument.ticks = Math.max(1, Math.min(instrument.maximumTicks, ticks));
        final var tick = writer.tick().instrumentId(instrument.id).mark(instrument.price(instrument.ticks));
        if (dice.chance(10)) {
            tick.exchangeTimeNs(messages.feed().timeNs() - dice.between(0L, 200_000L));
        }
        if (dice.chance(10)) {
            tick.index(instrument.price(instrument.ticks + dice.between(-1, 1)));
        }
        messages.send();
    }

    /** Everything but a mark. */
    private void sideTick(final BookInstrument instrument) {
        final long price = instrument.price(instrument.ticks);
        writer.tick().instrumentId(instrument.id).bid(price).ask(price).last(price);
        messages.send();
    }

    private void funding() {
        final List<BookInstrument> perpetuals = book.instruments.stream()
            .filter(instrument -> instrument.type == InstrumentType.PERPETUAL && !instrument.isSettled())
            .toList();
        if (!perpetuals.isEmpty()) {
            final BookInstrument instrument = dice.pick(perpetuals);
            final long perLot = instrument.usualNotional * 1_000_000L / instrument.usualLots;
            instrument.fundingIndex += dice.sign() * dice.between(0, 1 + perLot / dice.of(10, 100, 1_000, 10_000));
            from(RandomBook.TICKS);
            messages.funding(instrument.id, instrument.fundingIndex);
        }
    }

    /** Asks about an account and does something that the answer suggests. */
    private void aim() {
        from(RandomBook.FACTS);
        report.forget();
        messages.query(dice.pick(book.accounts), dice.between(0L, 1000L));
        if (report.isHeard()) {
            final int roll = dice.between(1, 100);
            if (report.positions().isEmpty()) {
                trades.open(report.accountId());
            } else if (roll <= 35) {
                putOnThreshold();
            } else if (roll <= 70) {
                walkToLiquidation(dice.pick(report.positions()));
            } else {
                final LastReport.Position position = dice.pick(report.positions());
                trades.change(report.accountId(), position);
            }
        }
    }

    /** Collateral that leaves equity at a ratio of maintenance, or one minor unit beside. */
    private void putOnThreshold() {
        final long ratio = dice.of(1000, 1000, 1100, 1200, 1500, 2000, 3000, 1250, 1550);
        final long target = Math.floorDiv(report.maintenance() * ratio + 999, 1000) + dice.between(-1, 1);
        final long delta = target - report.equity();
        if (delta != 0) {
            messages.collateral(report.accountId(), report.valuationAssetId(), delta);
        }
    }

    /** A mark within two ticks of a position's liquidation price. */
    private void walkToLiquidation(final LastReport.Position position) {
        final BookInstrument instrument = book.find(position.instrumentId());
        if (position.liquidationPrice() != null && instrument != null) {
            final BigDecimal tickSize = BigDecimal.valueOf(instrument.tickMantissa, -instrument.tickExponent);
            final BigDecimal ticks = position.liquidationPrice().divide(tickSize, 0, RoundingMode.FLOOR);
            if (ticks.compareTo(BigDecimal.valueOf(instrument.maximumTicks)) < 0) {
                from(RandomBook.TICKS);
                mark(instrument, ticks.longValueExact() + dice.between(-1, 2));
            }
        }
    }

    private void redefine() {
        from(RandomBook.DEFINITIONS);
        switch (dice.between(1, 8)) {
            case 1, 2, 3 -> {
                final BookInstrument instrument = dice.pick(book.instruments);
                book.redefineTiers(instrument);
            }
            case 4, 5 -> book.redefineAsset(dice.pick(book.assets));
            case 6, 7 -> book.redefineClass(dice.between(0, book.classes));
            default -> {
                writer.from(MessageWriter.OPERATOR);
                if (book.accounts.size() < 2 * book.scale.mostAccounts()) {
                    book.defineAccount();
                }
            }
        }
    }

    /** An instrument expires or settles; a new one of its kind follows while there is room. */
    private void moveState() {
        from(RandomBook.DEFINITIONS);
        final List<BookInstrument> open = book.instruments.stream()
            .filter(instrument -> !instrument.isSpot() && !instrument.isSettled())
            .toList();
        if (open.size() < 3) {
            return;
        }
        final BookInstrument instrument = dice.pick(open);
        if (instrument.isTrading() && dice.chance(30)) {
            instrument.state = InstrumentState.EXPIRED;
            writer.instrumentStateChange().instrumentId(instrument.id).state(InstrumentState.EXPIRED);
            messages.send();
        } else if (dice.chance(30)) {
            instrument.state = InstrumentState.SETTLED;
            messages.settle(instrument.id, instrument.price(dice.around(instrument.ticks, 5)));
            writer.from(MessageWriter.OPERATOR);
            book.succeed(instrument);
        }
    }

    private void from(final int... sources) {
        writer.from(dice.chance(30) ? MessageWriter.OPERATOR : sources[dice.between(0, sources.length - 1)]);
    }
}
