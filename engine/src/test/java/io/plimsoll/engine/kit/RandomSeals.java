package io.plimsoll.engine.kit;

import java.util.concurrent.TimeUnit;

/** What the service says to itself: seals that go forward and checkpoints, and such as are refused. */
final class RandomSeals {
    private static final int MOST_ACCOUNTS = 4096;

    private final RandomBook book;
    private final Dice dice;
    private final Messages messages;
    private final byte[] head = new byte[32];
    private long records;
    private long position;

    RandomSeals(final RandomBook book, final Messages messages) {
        this.book = book;
        this.dice = book.dice;
        this.messages = messages;
    }

    /** Either of the two. */
    void send() {
        if (dice.chance(50)) {
            records += dice.between(0, 1_000);
            position += dice.of(0, 64, dice.between(0L, TimeUnit.DAYS.toNanos(1)));
            changeHead();
            messages.seal(records, position, head);
        } else {
            final int accounts = book.accounts.size();
            messages.checkpoint(dice.between(0, accounts + 1), dice.between(0, accounts + 1));
        }
    }

    /** One that is refused, or close to it. */
    void sendBad() {
        changeHead();
        switch (dice.between(1, 7)) {
            case 1 -> messages.seal(records - 1, position, head);
            case 2 -> messages.seal(records, position - 1, head);
            case 3 -> messages.seal(Long.MIN_VALUE, Long.MAX_VALUE, head);
            case 4 -> messages.checkpoint((int) dice.of(-1, Integer.MIN_VALUE), 1);
            case 5 -> messages.checkpoint(0, (int) dice.of(-1, MOST_ACCOUNTS + 1, Integer.MAX_VALUE));
            case 6 -> messages.checkpoint(Integer.MAX_VALUE, MOST_ACCOUNTS);
            default -> sendFromAnother();
        }
    }

    /**
     * Nobody but the service may. Under rules that do not know the message its sequence is not consumed, and the
     * operator would wait for ever: it starts anew.
     */
    private void sendFromAnother() {
        final MessageWriter writer = messages.writer();
        final int source = (int) dice.of(RandomBook.TICKS, RandomBook.TALKATIVE, MessageWriter.OPERATOR);
        writer.from(source);
        if (dice.chance(50)) {
            writer.chainSeal().records(records).position(position).putHead(head, 0, head.length);
        } else {
            writer.checkpoint().firstAccount(0).accounts(1);
        }
        messages.send();
        writer.from(MessageWriter.OPERATOR);
        if (source == MessageWriter.OPERATOR) {
            writer.epoch(writer.epoch() + 1);
        }
    }

    private void changeHead() {
        for (int i = 0; i < head.length; i++) {
            head[i] = (byte) dice.between(Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }
}
