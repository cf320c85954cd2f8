package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentStateChangeEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends messages that the rules refuse, of every kind. */
final class BadMessages {
    private static final int NOBODY = 999_999;
    private static final int LONGEST = 4096;
    private static final int HIGHEST_FIRST_EPOCH = 1 << 30;
    private static final int HIGHEST_STEP_OF_EPOCH = 1_000_000;
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final MessageWriter writer;
    private final BadDefinitions definitions;
    private final List<Runnable> kinds;

    BadMessages(final RandomBook book, final Messages messages, final RandomSeals seals) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        this.writer = messages.writer();
        this.definitions = new BadDefinitions(book, messages);
        this.kinds = List.of(
            this::unreadable,
            this::unreadableGroup,
            this::badOrigin,
            this::gap,
            this::newEpoch,
            this::farEpoch,
            this::notPermitted,
            this::badTick,
            this::badTick,
            this::badFunding,
            this::badFact,
            this::badFact,
            this::badReset,
            this::badLife,
            seals::sendBad,
            definitions::send,
            definitions::send,
            definitions::send,
            definitions::send,
            definitions::send,
            this::sourceQuery);
    }

    void send() {
        writer.from(MessageWriter.OPERATOR);
        dice.pick(kinds).run();
    }

    /** A message that is fine but for what is done to its frame; its sequence is taken back. */
    private void unreadable() {
        final long next = someMessage(pickSource());
        switch (dice.between(1, 6)) {
            case 1 -> writer.cut(dice.between(0, MessageHeaderEncoder.ENCODED_LENGTH - 1));
            case 2 -> writer.cut(dice.between(MessageHeaderEncoder.ENCODED_LENGTH, writer.length() - 1));
            case 3 -> writer.cut(dice.between(LONGEST + 1, LONGEST * 2));
            case 4 -> header(MessageHeaderEncoder.schemaIdEncodingOffset(), dice.between(0, 1913));
            case 5 -> header(
                MessageHeaderEncoder.templateIdEncodingOffset(), (int) dice.of(0, 7, 24, 35, 50, 52, 57, 100, 65_535));
            default -> header(MessageHeaderEncoder.blockLengthEncodingOffset(), dice.between(0, 20));
        }
        messages.send();
        writer.sequence(next);
    }

    private void unreadableGroup() {
        final BookInstrument instrument = dice.pick(book.instruments);
        final long next = writer.nextSequence();
        final var tiers = writer.defineTiers().instrumentId(instrument.id).tiersCount(2);
        tiers.next().floor(0).maintenanceRate(1).amount(0).initialRate(1);
        if (dice.chance(50)) {
            tiers.next().floor(10).maintenanceRate(1).amount(0).initialRate(1);
            writer.cut(writer.length() - dice.between(1, 63));
        }
        messages.send();
        writer.sequence(next);
    }

    private void badOrigin() {
        final int source = pickSource();
        final long next = someMessage(source);
        switch (dice.between(1, 3)) {
            case 1 -> writer.origin((int) dice.of(-1, 77, NOBODY), writer.epoch(), next);
            case 2 -> writer.origin(source, writer.epoch() - dice.between(1, 2), next);
            default -> writer.origin(source, writer.epoch(), next - dice.between(1L, 5L));
        }
        messages.send();
        writer.sequence(next);
    }

    private void gap() {
        gap(pickSource());
    }

    /** Messages get lost: market data goes on, facts must be sent again. */
    private void gap(final int source) {
        final long next = someMessage(source);
        final long received = next + (dice.chance(5) ? 5_000L : dice.between(1L, 3L));
        writer.origin(source, writer.epoch(), received);
        messages.send();
        writer.sequence(isLossy(source) ? received + 1 : next);
    }

    private void newEpoch() {
        final int source = pickSource();
        writer.epoch(writer.epoch() + dice.between(1, 2));
        if (dice.chance(50)) {
            gap(source);
        }
    }

    /** An epoch that is too far ahead, or rarely the last that is not: few of these fit below the greatest integer. */
    private void farEpoch() {
        final int source = pickSource();
        someMessage(source);
        messages.send();
        final int highest = writer.epoch() == 0 ? HIGHEST_FIRST_EPOCH : writer.epoch() + HIGHEST_STEP_OF_EPOCH;
        if (dice.chance(10)) {
            writer.epoch(highest);
            someMessage(source);
            messages.send();
            return;
        }
        final long next = someMessage(source);
        final int epoch = (int) dice.of(highest + 1, Integer.MAX_VALUE, dice.between(highest + 1, Integer.MAX_VALUE));
        writer.origin(source, epoch, dice.of(1, 2, next));
        messages.send();
        writer.sequence(next);
    }

    private void notPermitted() {
        switch (dice.between(1, 3)) {
            case 1 -> {
                writer.from(RandomBook.TICKS);
                messages.collateral(dice.pick(book.accounts), book.assets.get(0).id(), 1);
            }
            case 2 -> {
                writer.from(MessageWriter.OPERATOR).clock();
                messages.send();
            }
            default -> {
                writer.from(MessageWriter.SERVICE);
                messages.mark(book.instruments.get(0).id, 1);
            }
        }
    }

    private void badTick() {
        writer.from(dice.chance(50) ? RandomBook.TALKATIVE : RandomBook.TICKS);
        final BookInstrument instrument = dice.pick(book.instruments);
        final long price = instrument.price(instrument.ticks);
        final long beyond = (instrument.maximumTicks + 1) * instrument.tickMantissa;
        final var tick = writer.tick().instrumentId(instrument.id);
        switch (dice.between(1, 10)) {
            case 1 -> tick.instrumentId(NOBODY).mark(1);
            case 2 -> tick.mark(price).exchangeTimeNs(dice.between(0L, Feed.START_NS));
            case 3 -> tick.mark(dice.of(0, -1, Long.MIN_VALUE + 1));
            case 4 -> tick.mark(price + 1).bid(-1);
            case 5 -> tick.mark(dice.of(beyond, Long.MAX_VALUE));
            case 6 -> tick.mark(price).bid(beyond).ask(0);
            case 7 -> tick.bid(instrument.price(instrument.ticks + 1)).ask(price);
            case 8 -> tick.mark(price).index(price).last(0);
            case 9 -> tick.mark(price).exchangeTimeNs(farTimeNs());
            default -> tick.index(beyond).ask(-5);
        }
        messages.send();
    }

    private void badFunding() {
        writer.from(RandomBook.TICKS);
        final BookInstrument instrument = dice.pick(book.instruments);
        final var funding = writer.fundingIndex().instrumentId(instrument.id);
        switch (dice.between(1, 4)) {
            case 1 -> funding.instrumentId(NOBODY).index(0);
            case 2 -> funding.index(dice.of(Long.MAX_VALUE, Long.MIN_VALUE + 1));
            case 3 -> funding.index(instrument.fundingIndex).exchangeTimeNs(farTimeNs());
            default -> funding.index(instrument.fundingIndex).exchangeTimeNs(1);
        }
        messages.send();
    }

    /** A time that is too far ahead, or the last that is not. */
    private long farTimeNs() {
        final long latest = messages.feed().timeNs() + DAY_NS;
        return dice.of(latest, latest + 1, dice.between(latest, Long.MAX_VALUE), Long.MAX_VALUE);
    }

    private void badFact() {
        writer.from(RandomBook.FACTS);
        final long account = dice.pick(book.accounts);
        final int asset = dice.pick(book.assets).id();
        final BookInstrument instrument = dice.pick(book.instruments);
        final long price = instrument.price(instrument.ticks);
        switch (dice.between(1, 14)) {
            case 1 -> messages.fill(dice.of(-1, NOBODY), instrument.id, 1, price, 0);
            case 2 -> messages.fill(account, NOBODY, 1, price, 0);
            case 3 -> messages.fill(account, instrument.id, 0, price, 0);
            case 4 -> messages.fill(account, instrument.id, dice.of(Long.MAX_VALUE, Long.MIN_VALUE), price, 0);
            case 5 -> messages.fill(account, instrument.id, 1, dice.of(0, -3), 0);
            case 6 -> messages.fill(account, instrument.id, 1, price + 1, 0);
            case 7 -> messages.fill(account, instrument.id, 1, Long.MAX_VALUE - 6, 0);
            case 8 -> messages.fill(account, instrument.id, 1, price, dice.of(Long.MAX_VALUE, Long.MIN_VALUE));
            case 9 -> messages.fill(account, instrument.id, instrument.usualLots * 1_000_000L, price, 0);
            case 10 -> messages.collateral(NOBODY, asset, 1);
            case 11 -> messages.collateral(account, NOBODY, 1);
            case 12 -> messages.collateral(account, asset, 0);
            case 13 -> messages.collateral(account, asset, dice.of(Long.MAX_VALUE, Long.MIN_VALUE));
            default -> messages.query(NOBODY, 1);
        }
    }

    private void badReset() {
        writer.from(RandomBook.FACTS);
        final long account = dice.pick(book.accounts);
        final int instrument = dice.pick(book.instruments).id;
        final int asset = dice.pick(book.assets).id();
        switch (dice.between(1, 8)) {
            case 1 -> messages.position(NOBODY, instrument, 1, 1);
            case 2 -> messages.position(account, NOBODY, 1, 1);
            case 3 -> messages.position(account, instrument, 0, 1);
            case 4 -> messages.position(account, instrument, dice.of(Long.MAX_VALUE, Long.MIN_VALUE), 1);
            case 5 -> messages.position(account, instrument, 1, dice.of(Long.MAX_VALUE, Long.MIN_VALUE));
            case 6 -> messages.balance(NOBODY, asset, 1);
            case 7 -> messages.balance(account, NOBODY, 1);
            default -> messages.balance(account, asset, dice.of(Long.MAX_VALUE, Long.MIN_VALUE));
        }
    }

    private void badLife() {
        writer.from(RandomBook.DEFINITIONS);
        final BookInstrument instrument = dice.pick(book.instruments);
        switch (dice.between(1, 6)) {
            case 1 -> messages.settle(NOBODY, 1);
            case 2 -> messages.settle(instrument.id, 0);
            case 3 -> messages.settle(instrument.id, (instrument.maximumTicks + 1) * instrument.tickMantissa);
            case 4 -> stateChange(NOBODY, InstrumentState.TRADING.value());
            case 5 -> stateChange(instrument.id, InstrumentState.ANNOUNCED.value());
            default -> stateChange(instrument.id, (int) dice.of(1, 3, 99, 255));
        }
    }

    private void stateChange(final int instrumentId, final int state) {
        writer.instrumentStateChange().instrumentId(instrumentId).state(InstrumentState.TRADING);
        raw(InstrumentStateChangeEncoder.stateEncodingOffset(), state);
        messages.send();
    }

    private void sourceQuery() {
        pickSource();
        writer.sourceQuery();
        messages.send();
    }

    /** Makes some source the present one and returns its id. */
    private int pickSource() {
        final int source =
            (int) dice.of(RandomBook.TICKS, RandomBook.TALKATIVE, RandomBook.FACTS, MessageWriter.OPERATOR);
        writer.from(source);
        return source;
    }

    private static boolean isLossy(final int source) {
        return source == RandomBook.TICKS || source == RandomBook.TALKATIVE;
    }

    /** Writes a message that the present source may send and returns the sequence that it carries. */
    private long someMessage(final int source) {
        final long next = writer.nextSequence();
        if (isLossy(source)) {
            final BookInstrument instrument = dice.pick(book.instruments);
            writer.tick().instrumentId(instrument.id).mark(instrument.price(instrument.ticks));
        } else {
            writer.collateralChange()
                .accountId(dice.pick(book.accounts))
                .assetId(book.assets.get(0).id())
                .delta(dice.sign());
        }
        return next;
    }

    private void header(final int fieldOffset, final int value) {
        writer.buffer().putShort(fieldOffset, (short) value, ByteOrder.LITTLE_ENDIAN);
    }

    private void raw(final int fieldOffset, final int value) {
        writer.buffer().putByte(MessageHeaderEncoder.ENCODED_LENGTH + fieldOffset, (byte) value);
    }
}
