package io.plimsoll.engine.account;

import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.Level;
import org.agrona.collections.Long2LongHashMap;

/**
 * All accounts, by index in order of definition. Fixed capacity. An account's record is one cache line:
 *
 * <pre>
 *   word 0   id
 *   word 1   owner
 *   word 2   gross notional limit, {@link #NO_LIMIT} for none
 *   word 3   class index (low 32 bits), valuation asset index (high)
 *   word 4   level (byte 0), mode (byte 1), unreconciled (byte 2), number of positions (high 32 bits)
 *   word 5   first position (low), first balance (high)
 *   word 6   first watch (low)
 *   word 7   spare
 * </pre>
 */
public final class AccountTable {
    /** No such account; end of a list. */
    public static final int NONE = -1;

    /** The account has no gross notional limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private static final int WORDS = 8;
    private static final int ID = 0;
    private static final int OWNER = 1;
    private static final int LIMIT = 2;
    private static final int CLASS_AND_VALUATION = 3;
    private static final int STATUS = 4;
    private static final int LISTS = 5;
    private static final int WATCHES = 6;
    private static final int MODE_SHIFT = 8;
    private static final int UNRECONCILED_SHIFT = 16;
    private static final long BYTE = 0xFF;
    private static final long LOW_INT = 0xFFFF_FFFFL;

    private final int capacity;
    private final Long2LongHashMap indexById;
    private final long[] words;
    private int size;

    /**
     * Allocates the table.
     *
     * @param capacity most accounts
     */
    public AccountTable(final int capacity) {
        this.capacity = capacity;
        indexById = new Long2LongHashMap(Math.max(8, (int) Math.min(1L << 29, capacity * 2L)), 0.6f, NONE);
        words = new long[capacity * WORDS];
    }

    void writeTo(final int account, final StateSink sink) {
        sink.put(id(account));
        sink.put(owner(account));
        sink.put(grossNotionalLimit(account));
        sink.put(accountClass(account));
        sink.put(valuationAsset(account));
        sink.put(mode(account));
        sink.put(level(account));
        sink.put(isUnreconciled(account) ? 1 : 0);
    }

    /** Reads one account, without positions and balances; returns its index. */
    int readFrom(final StateSource state, final int classes, final int assets) {
        final long accountId = state.nextLong("account's id", 0, Long.MAX_VALUE);
        if (indexOf(accountId) != NONE) {
            throw new StateException("account " + accountId + " is defined twice; load another state");
        }
        final int account = add(
            accountId,
            state.next(),
            state.nextLong("account's gross notional limit", 0, NO_LIMIT),
            state.nextInt("account's class", 0, classes - 1),
            state.nextInt("account's valuation asset", 0, assets - 1),
            state.nextInt("account's mode", 0, AccountMode.PORTFOLIO.value()));
        level(account, state.nextInt("account's level", 0, Level.BANKRUPT.value()));
        unreconciled(account, state.nextBoolean("account's unreconciled"));
        return account;
    }

    /**
     * Adds an account without positions and balances.
     *
     * @param id             its id, new here
     * @param owner          whose it is
     * @param limit          gross notional limit in valuation minor units
     * @param accountClass   index of its class
     * @param valuationAsset index of the asset its margin is computed in
     * @param mode           as on the wire
     * @return its index
     */
    public int add(
        final long id,
        final long owner,
        final long limit,
        final int accountClass,
        final int valuationAsset,
        final int mode) {
        final int account = size++;
        indexById.put(id, account);
        final int at = account * WORDS;
        words[at + ID] = id;
        words[at + OWNER] = owner;
        words[at + LIMIT] = limit;
        words[at + CLASS_AND_VALUATION] = pack(accountClass, valuationAsset);
        words[at + STATUS] = (long) mode << MODE_SHIFT;
        words[at + LISTS] = pack(NONE, NONE);
        words[at + WATCHES] = pack(NONE, NONE);
        return account;
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds an account.
     *
     * @param accountId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final long accountId) {
        return (int) indexById.get(accountId);
    }

    public long id(final int account) {
        return words[account * WORDS + ID];
    }

    public long owner(final int account) {
        return words[account * WORDS + OWNER];
    }

    public long grossNotionalLimit(final int account) {
        return words[account * WORDS + LIMIT];
    }

    public int accountClass(final int account) {
        return low(account * WORDS + CLASS_AND_VALUATION);
    }

    public int valuationAsset(final int account) {
        return high(account * WORDS + CLASS_AND_VALUATION);
    }

    public int level(final int account) {
        return (int) (words[account * WORDS + STATUS] & BYTE);
    }

    public void level(final int account, final int level) {
        final int at = account * WORDS + STATUS;
        words[at] = words[at] & ~BYTE | level;
    }

    /**
     * Whether a grid says what an account needs.
     *
     * @param account index
     * @return true if it is a portfolio account
     */
    public boolean isPortfolio(final int account) {
        return mode(account) == AccountMode.PORTFOLIO.value();
    }

    /**
     * Whether an account can have a balance in an asset: a portfolio account that is valued in another asset than the
     * reference holds nothing but that one.
     *
     * @param account index
     * @param asset   index
     * @return true if it can
     */
    public boolean canHold(final int account, final int asset) {
        return !isPortfolio(account)
            || valuationAsset(account) == AssetTable.REFERENCE
            || valuationAsset(account) == asset;
    }

    public int mode(final int account) {
        return (int) (words[account * WORDS + STATUS] >>> MODE_SHIFT & BYTE);
    }

    public boolean isUnreconciled(final int account) {
        return (words[account * WORDS + STATUS] >>> UNRECONCILED_SHIFT & BYTE) != 0;
    }

    public void unreconciled(final int account, final boolean unreconciled) {
        final int at = account * WORDS + STATUS;
        words[at] = words[at] & ~(BYTE << UNRECONCILED_SHIFT) | (unreconciled ? 1L << UNRECONCILED_SHIFT : 0);
    }

    public int positionCount(final int account) {
        return high(account * WORDS + STATUS);
    }

    void positionCount(final int account, final int count) {
        final int at = account * WORDS + STATUS;
        words[at] = words[at] & LOW_INT | (long) count << 32;
    }

    /**
     * First of the account's positions, which are linked by instrument id.
     *
     * @param account index
     * @return position or {@link #NONE}
     */
    public int firstPosition(final int account) {
        return low(account * WORDS + LISTS);
    }

    void firstPosition(final int account, final int position) {
        lowInto(account * WORDS + LISTS, position);
    }

    /**
     * First of the account's balances, which are linked by asset id.
     *
     * @param account index
     * @return balance or {@link #NONE}
     */
    public int firstBalance(final int account) {
        return high(account * WORDS + LISTS);
    }

    void firstBalance(final int account, final int balance) {
        final int at = account * WORDS + LISTS;
        words[at] = words[at] & LOW_INT | (long) balance << 32;
    }

    /**
     * First of the account's watches. A cache: not part of the state.
     *
     * @param account index
     * @return watch or {@link #NONE}
     */
    public int firstWatch(final int account) {
        return low(account * WORDS + WATCHES);
    }

    public void firstWatch(final int account, final int watch) {
        lowInto(account * WORDS + WATCHES, watch);
    }

    private int low(final int at) {
        return (int) words[at];
    }

    private int high(final int at) {
        return (int) (words[at] >>> 32);
    }

    private void lowInto(final int at, final int value) {
        words[at] = words[at] & ~LOW_INT | value & LOW_INT;
    }

    private static long pack(final int low, final int high) {
        return (long) high << 32 | low & LOW_INT;
    }
}
