package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.Sequencing;
import java.util.List;

/** Sends definitions that the rules refuse, of every kind, and some that are fine but may find the table full. */
final class BadDefinitions {
    private static final int NOBODY = 999_999;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final MessageWriter writer;
    private final List<Runnable> kinds;

    BadDefinitions(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
        this.writer = messages.writer();
        this.kinds = List.of(
            this::badSource,
            this::badAccount,
            this::badClass,
            this::badAsset,
            this::badTiers,
            this::badInstrument,
            this::fullTable);
    }

    void send() {
        dice.pick(kinds).run();
    }

    private void badSource() {
        switch (dice.between(1, 7)) {
            case 1 -> messages.source(dice.between(-1, 1), 1, Sequencing.LOSSLESS);
            case 2 -> messages.source(RandomBook.FACTS, 0, Sequencing.LOSSLESS);
            case 3 -> messages.source(NOBODY, 0, Sequencing.LOSSLESS);
            case 4 -> messages.source(NOBODY, dice.of(1 << 8, 1 << 9, -1), Sequencing.LOSSLESS);
            case 5 -> messages.source(NOBODY, dice.of(1, 1 << 3, 1 << 4, 1 << 5, 1 << 6), Sequencing.LOSSY);
            case 6 -> messages.source(NOBODY, 2, Sequencing.NULL_VAL);
            default -> {
                writer.defineSource().sourceId(NOBODY).sequencing(Sequencing.LOSSY).rejectionsPerSecond(-1);
                messages.permissions(2);
                messages.send();
            }
        }
    }

    private void badAccount() {
        final var account = writer.defineAccount()
            .accountId(NOBODY)
            .owner(1)
            .classId(0)
            .valuationAssetId(book.assets.get(0).id())
            .mode(AccountMode.CROSS);
        switch (dice.between(1, 7)) {
            case 1 -> account.accountId(-1);
            case 2 -> account.accountId(dice.pick(book.accounts));
            case 3 -> account.classId(dice.between(book.classes + 1, 100));
            case 4 -> account.valuationAssetId(NOBODY);
            case 5 -> account.valuationAssetId(book.assets.get(book.assets.size() - 1).id()).grossNotionalLimit(-1);
            case 6 -> account.grossNotionalLimit(-1);
            default -> writer.buffer().putByte(
                MessageHeaderEncoder.ENCODED_LENGTH + DefineAccountEncoder.modeEncodingOffset(),
                (byte) dice.between(2, 255));
        }
        messages.send();
    }

    private void badClass() {
        final long one = 1_000_000_000L;
        final var definition = writer.defineAccountClass()
            .classId(0)
            .warningRatio(2 * one).warningCure(2 * one)
            .marginCallRatio(one).marginCallCure(one)
            .liquidationRatio(one).liquidationCure(one);
        switch (dice.between(1, 6)) {
            case 1 -> definition.classId(-1);
            case 2 -> definition.liquidationRatio(-1);
            case 3 -> definition.warningRatio(1_000 * one + 1).warningCure(1_000 * one + 1);
            case 4 -> definition.marginCallRatio(3 * one).marginCallCure(3 * one);
            case 5 -> definition.warningCure(2 * one - 1);
            default -> definition.liquidationCure(one + 1);
        }
        messages.send();
    }

    private void badAsset() {
        final BookAsset asset = dice.pick(book.assets);
        final int exponent = asset.exponent();
        switch (dice.between(1, 11)) {
            case 1 -> messages.asset(-1, 0);
            case 2 -> messages.asset(NOBODY, (int) dice.of(1, -19, 127));
            case 3 -> messages.asset(asset.id(), exponent - 1);
            case 4 -> messages.asset(asset.id(), exponent, 0, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1, 7, 1);
            case 5 -> messages.asset(asset.id(), exponent, 0, dice.of(-1, 1_000_000_001L));
            case 6 -> messages.asset(asset.id(), exponent, 1, 0);
            case 7 -> messages.asset(asset.id(), exponent, 0, 0, 5, 1, 5, 2);
            case 8 -> messages.asset(asset.id(), exponent, 0, 2, 5, 1);
            case 9 -> messages.pricedAsset(asset.id(), exponent, NOBODY);
            default -> messages.pricedAsset(asset.id(), exponent, dice.pick(book.instruments).id);
        }
    }

    private void badTiers() {
        final int id = dice.pick(book.instruments).id;
        switch (dice.between(1, 12)) {
            case 1 -> messages.tiers(NOBODY, 0, 1, 0, 1);
            case 2 -> messages.tiers(id);
            case 3 -> messages.tiers(
                id, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0);
            case 4 -> messages.tiers(id, 0, -1, 0, 1);
            case 5 -> messages.tiers(id, 0, 1, 0, 100_000_000_001L);
            case 6 -> messages.tiers(id, 0, 2, 0, 1);
            case 7 -> messages.tiers(id, 1, 1, 0, 1);
            case 8 -> messages.tiers(id, 0, 1, 1, 1);
            case 9 -> messages.tiers(id, 0, 1, 0, 1, 7, 1, 0, 1, 7, 1, 0, 1);
            case 10 -> messages.tiers(id, 0, 2, 0, 2, 7, 1, 0, 2);
            case 11 -> messages.tiers(id, 0, 0, 0, 0, 10, 500_000_000, dice.of(3, 4, 6, 7, -5), 500_000_000);
            default -> messages.tiers(id, 0, 0, 0, 0, 1L << 62, 500_000_000, Long.MAX_VALUE, 500_000_000);
        }
    }

    private void badInstrument() {
        final DefineInstrumentEncoder definition =
            messages.perpetual(NOBODY, book.assets.get(0).id(), 1000);
        switch (dice.between(1, 20)) {
            case 1 -> definition.instrumentId(-1);
            case 2 -> definition.instrumentId(book.instruments.get(0).id);
            case 3 -> definition.settlementAssetId(NOBODY);
            case 4 -> definition.tickSize().mantissa(0);
            case 5 -> definition.lotSize().mantissa(-1);
            case 6 -> definition.multiplier().mantissa(0);
            case 7 -> definition.tickSize().exponent((byte) dice.of(-19, 19, -128));
            case 8 -> definition.lotSize().exponent((byte) dice.of(-19, 19, 127));
            case 9 -> definition.maximumPrice(dice.of(0, -1));
            case 10 -> definition.tickSize().mantissa(7);
            case 11 -> definition.state(dice.chance(50) ? InstrumentState.EXPIRED : InstrumentState.SETTLED);
            case 12 -> definition.instrumentType(InstrumentType.FUTURE);
            case 13 -> definition.expiryTimeNs(1);
            case 14 -> definition.instrumentType(InstrumentType.SPOT);
            case 15 -> definition.baseAssetId(book.assets.get(1).id());
            case 16 -> definition.instrumentType(InstrumentType.SPOT).baseAssetId(NOBODY);
            case 17 -> definition.instrumentType(InstrumentType.SPOT).baseAssetId(book.assets.get(0).id());
            case 18 -> definition.instrumentType(InstrumentType.SPOT)
                .baseAssetId(book.assets.get(1).id())
                .lotSize().exponent((byte) -12);
            case 19 -> definition.instrumentType(InstrumentType.SPOT)
                .inverse(BooleanType.TRUE)
                .baseAssetId(book.assets.get(1).id());
            default -> definition.multiplier().exponent((byte) 18);
        }
        messages.send();
    }

    /** Definitions that are fine; after some of them there is no room for more. */
    private void fullTable() {
        switch (dice.between(1, 4)) {
            case 1 -> messages.source(dice.between(10, 30), 2, Sequencing.LOSSY);
            case 2 -> messages.asset(dice.between(1000, 1010), 0);
            case 3 -> {
                messages.perpetual(dice.between(1000, 1010), book.assets.get(0).id(), 1000);
                messages.send();
            }
            default -> book.redefineClass(dice.between(0, 9));
        }
    }
}
