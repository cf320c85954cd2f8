package io.plimsoll.engine.account;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Positions of all accounts, each account's linked in order of instrument id. Fixed capacity; slots are reused. A
 * record:
 *
 * <pre>
 *   word 0   lots, positive long; 0 in a free slot
 *   word 1   entry cost, settlement minor units
 *   word 2   entry funding: the funding index when funding was last realised
 *   word 3   instrument (low 32 bits), account (high)
 *   word 4   next position of the account, or next free slot (low), balance in the settlement asset (high)
 *   words 5 to 7 spare
 * </pre>
 */
public final class PositionTable {
    /** No such position; end of a list. */
    public static final int NONE = -1;

    private static final int WORDS = 8;
    private static final int LOTS = 0;
    private static final int COST = 1;
    private static final int FUNDING = 2;
    private static final int INSTRUMENT_AND_ACCOUNT = 3;
    private static final int NEXT_AND_BALANCE = 4;
    private static final long LOW_INT = 0xFFFF_FFFFL;

    private final AccountTable accounts;
    private final InstrumentTable instruments;
    private final int capacity;
    private final long[] words;
    private int firstFree = NONE;
    private int slotsUsed;
    private int size;

    /**
     * Allocates the table.
     *
     * @param capacity    most positions
     * @param accounts    whose positions these are
     * @param instruments what they are in
     */
    public PositionTable(final int capacity, final AccountTable accounts, final InstrumentTable instruments) {
        this.capacity = capacity;
        this.accounts = accounts;
        this.instruments = instruments;
        words = new long[Math.multiplyExact(capacity, WORDS)];
    }

    /** Writes an account's positions in order of instrument id; which slots they are in is not among it. */
    void writeTo(final int account, final StateSink sink) {
        sink.put(accounts.positionCount(account));
        for (int position = accounts.firstPosition(account); position != NONE; position = next(position)) {
            sink.put(instrument(position));
            sink.put(lots(position));
            sink.put(entryCost(position));
            sink.put(entryFunding(position));
        }
    }

    /** Reads the positions of an account whose balances are read. */
    void readFrom(final int account, final BalanceTable balances, final StateSource state) {
        final int count = state.nextInt("number of positions", 0, Math.min(instruments.size(), capacity - size));
        for (int i = 0; i < count; i++) {
            final int instrument = state.nextInt("position's instrument", 0, instruments.size() - 1);
            final int balance = balances.find(account, instruments.get(instrument).settlementAsset());
            final long lots = state.next();
            final boolean canBe = accounts.isPortfolio(account)
                ? isPriced(instrument)
                : instruments.hasMark(instrument) && instruments.tiers().count(instrument) > 0;
            if (!canBe || lots == 0 || balance == BalanceTable.NONE || find(account, instrument) != NONE) {
                throw new StateException("account " + accounts.id(account) + " cannot have a position of lots=" + lots
                    + " in instrument " + instruments.get(instrument).id() + "; load another state");
            }
            set(add(account, instrument, balance), lots, state.next(), state.next());
        }
    }

    private boolean isPriced(final int instrument) {
        final UnderlyingTable underlyings = instruments.underlyings();
        return (!instruments.get(instrument).inverse() || underlyings.underlying(instrument) != instrument)
            && instruments.hasMark(instruments.underlyings().underlying(instrument))
            && (instruments.underlyings().isOption(instrument)
                ? instruments.underlyings().volatility(instrument) > 0
                : instruments.hasMark(instrument));
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Slots to look at when going through all positions; those with 0 lots are free.
     *
     * @return one more than the highest slot ever used
     */
    public int slots() {
        return slotsUsed;
    }

    /**
     * Finds an account's position.
     *
     * @param account    index
     * @param instrument index
     * @return position or {@link #NONE}
     */
    public int find(final int account, final int instrument) {
        int position = accounts.firstPosition(account);
        while (position != NONE && instrument(position) != instrument) {
            position = next(position);
        }
        return position;
    }

    /**
     * Adds a position; there is room, and the account has none in this instrument.
     *
     * @param account    index
     * @param instrument index
     * @param balance    the account's balance in the instrument's settlement asset
     * @return position, with all numbers 0
     */
    public int add(final int account, final int instrument, final int balance) {
        final int position;
        if (firstFree == NONE) {
            position = slotsUsed++;
        } else {
            position = firstFree;
            firstFree = next(position);
        }
        size++;
        final int at = position * WORDS;
        words[at + COST] = 0;
        words[at + FUNDING] = 0;
        words[at + INSTRUMENT_AND_ACCOUNT] = (long) account << 32 | instrument;
        words[at + NEXT_AND_BALANCE] = (long) balance << 32;
        link(account, position, instruments.get(instrument).id());
        accounts.positionCount(account, accounts.positionCount(account) + 1);
        return position;
    }

    /**
     * Removes a position.
     *
     * @param position that exists
     */
    public void remove(final int position) {
        final int account = account(position);
        final int first = accounts.firstPosition(account);
        if (first == position) {
            accounts.firstPosition(account, next(position));
        } else {
            int before = first;
            while (next(before) != position) {
                before = next(before);
            }
            next(before, next(position));
        }
        accounts.positionCount(account, accounts.positionCount(account) - 1);
        words[position * WORDS + LOTS] = 0;
        next(position, firstFree);
        firstFree = position;
        size--;
    }

    public long lots(final int position) {
        return words[position * WORDS + LOTS];
    }

    public long entryCost(final int position) {
        return words[position * WORDS + COST];
    }

    public long entryFunding(final int position) {
        return words[position * WORDS + FUNDING];
    }

    /**
     * Sets a position's numbers.
     *
     * @param position     that exists
     * @param lots         not 0
     * @param entryCost    settlement minor units
     * @param entryFunding funding index up to which funding is realised
     */
    public void set(final int position, final long lots, final long entryCost, final long entryFunding) {
        final int at = position * WORDS;
        words[at + LOTS] = lots;
        words[at + COST] = entryCost;
        words[at + FUNDING] = entryFunding;
    }

    public int instrument(final int position) {
        return (int) words[position * WORDS + INSTRUMENT_AND_ACCOUNT];
    }

    public int account(final int position) {
        return (int) (words[position * WORDS + INSTRUMENT_AND_ACCOUNT] >>> 32);
    }

    public int balance(final int position) {
        return (int) (words[position * WORDS + NEXT_AND_BALANCE] >>> 32);
    }

    /**
     * The account's next position.
     *
     * @param position that exists
     * @return position or {@link #NONE}
     */
    public int next(final int position) {
        return (int) words[position * WORDS + NEXT_AND_BALANCE];
    }

    private void next(final int position, final int next) {
        final int at = position * WORDS + NEXT_AND_BALANCE;
        words[at] = words[at] & ~LOW_INT | next & LOW_INT;
    }

    private void link(final int account, final int position, final int instrumentId) {
        int before = NONE;
        int after = accounts.firstPosition(account);
        while (after != NONE && instruments.get(instrument(after)).id() < instrumentId) {
            before = after;
            after = next(after);
        }
        next(position, after);
        if (before == NONE) {
            accounts.firstPosition(account, position);
        } else {
            next(before, position);
        }
    }
}
