package io.plimsoll.engine.account;

import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Balances of all accounts, each account's linked in order of asset id. A balance stays once it is there. Fixed
 * capacity. A record:
 *
 * <pre>
 *   word 0   amount, minor units; negative is a debt
 *   word 1   realised profit since the beginning, minor units
 *   word 2   asset (low 32 bits), next balance of the account (high)
 *   words 3 to 5   sums of a margin calculation under way: unrealised profit, maintenance, initial
 *   words 6, 7 spare
 * </pre>
 */
public final class BalanceTable {
    /** No such balance; end of a list. */
    public static final int NONE = -1;

    private static final int WORDS = 8;
    private static final int AMOUNT = 0;
    private static final int REALISED = 1;
    private static final int ASSET_AND_NEXT = 2;
    private static final int UNREALISED_SUM = 3;
    private static final int MAINTENANCE_SUM = 4;
    private static final int INITIAL_SUM = 5;
    private static final long LOW_INT = 0xFFFF_FFFFL;

    private final AccountTable accounts;
    private final AssetTable assets;
    private final int capacity;
    private final long[] words;
    private int size;

    /**
     * Allocates the table.
     *
     * @param capacity most balances
     * @param accounts whose balances these are
     * @param assets   what they are in
     */
    public BalanceTable(final int capacity, final AccountTable accounts, final AssetTable assets) {
        this.capacity = capacity;
        this.accounts = accounts;
        this.assets = assets;
        words = new long[Math.multiplyExact(capacity, WORDS)];
    }

    /** Writes an account's balances in order of asset id; sums of a calculation under way are not among them. */
    void writeTo(final int account, final StateSink sink) {
        int count = 0;
        for (int balance = accounts.firstBalance(account); balance != NONE; balance = next(balance)) {
            count++;
        }
        sink.put(count);
        for (int balance = accounts.firstBalance(account); balance != NONE; balance = next(balance)) {
            sink.put(asset(balance));
            sink.put(amount(balance));
            sink.put(realisedProfit(balance));
        }
    }

    void readFrom(final int account, final StateSource state) {
        final int count = state.nextInt("number of balances", 0, Math.min(assets.size(), capacity - size));
        for (int i = 0; i < count; i++) {
            final int asset = state.nextInt("balance's asset", 0, assets.size() - 1);
            if (find(account, asset) != NONE) {
                throw new StateException("account " + accounts.id(account) + " has two balances in asset "
                    + assets.id(asset) + "; load another state");
            }
            final int balance = findOrAdd(account, asset);
            amount(balance, state.next());
            realisedProfit(balance, state.next());
        }
    }

    /**
     * Whether so many more balances would not fit.
     *
     * @param more balances to add
     * @return true if there is no room
     */
    public boolean lacksRoomFor(final int more) {
        return size + more > capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds an account's balance.
     *
     * @param account index
     * @param asset   index
     * @return balance or {@link #NONE}
     */
    public int find(final int account, final int asset) {
        int balance = accounts.firstBalance(account);
        while (balance != NONE && asset(balance) != asset) {
            balance = next(balance);
        }
        return balance;
    }

    /**
     * Finds an account's balance, or adds one of 0; there is room.
     *
     * @param account index
     * @param asset   index
     * @return balance
     */
    public int findOrAdd(final int account, final int asset) {
        final int found = find(account, asset);
        if (found != NONE) {
            return found;
        }
        final int added = size++;
        words[added * WORDS + ASSET_AND_NEXT] = asset;
        link(account, added, assets.id(asset));
        return added;
    }

    public long amount(final int balance) {
        return words[balance * WORDS + AMOUNT];
    }

    public void amount(final int balance, final long amount) {
        words[balance * WORDS + AMOUNT] = amount;
    }

    public long realisedProfit(final int balance) {
        return words[balance * WORDS + REALISED];
    }

    public void realisedProfit(final int balance, final long profit) {
        words[balance * WORDS + REALISED] = profit;
    }

    public int asset(final int balance) {
        return (int) words[balance * WORDS + ASSET_AND_NEXT];
    }

    /**
     * The account's next balance.
     *
     * @param balance that exists
     * @return balance or {@link #NONE}
     */
    public int next(final int balance) {
        return (int) (words[balance * WORDS + ASSET_AND_NEXT] >>> 32);
    }

    /**
     * Starts the sums of a margin calculation.
     *
     * @param balance that exists
     */
    public void clearSums(final int balance) {
        final int at = balance * WORDS;
        words[at + UNREALISED_SUM] = 0;
        words[at + MAINTENANCE_SUM] = 0;
        words[at + INITIAL_SUM] = 0;
    }

    /**
     * Adds a position settled in this asset to the sums of a margin calculation.
     *
     * @param balance     that exists
     * @param unrealised  profit, minor units
     * @param maintenance requirement, minor units
     * @param initial     requirement, minor units
     */
    public void addToSums(final int balance, final long unrealised, final long maintenance, final long initial) {
        final int at = balance * WORDS;
        words[at + UNREALISED_SUM] += unrealised;
        words[at + MAINTENANCE_SUM] += maintenance;
        words[at + INITIAL_SUM] += initial;
    }

    public long unrealisedSum(final int balance) {
        return words[balance * WORDS + UNREALISED_SUM];
    }

    public long maintenanceSum(final int balance) {
        return words[balance * WORDS + MAINTENANCE_SUM];
    }

    public long initialSum(final int balance) {
        return words[balance * WORDS + INITIAL_SUM];
    }

    private void next(final int balance, final int next) {
        final int at = balance * WORDS + ASSET_AND_NEXT;
        words[at] = words[at] & LOW_INT | (long) next << 32;
    }

    private void link(final int account, final int balance, final int assetId) {
        int before = NONE;
        int after = accounts.firstBalance(account);
        while (after != NONE && assets.id(asset(after)) < assetId) {
            before = after;
            after = next(after);
        }
        next(balance, after);
        if (before == NONE) {
            accounts.firstBalance(account, balance);
        } else {
            next(before, balance);
        }
    }
}
