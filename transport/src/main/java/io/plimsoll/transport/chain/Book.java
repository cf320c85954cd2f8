package io.plimsoll.transport.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Accounts of different character. Sizes, expiries and strikes are a function of the seed. */
public final class Book {
    private static final long LOTS_OF_A_COIN = Venue.LOTS_OF_A_COIN;
    private static final long MAKER_LOTS = 5 * LOTS_OF_A_COIN;

    private final Random random;

    private Book(final long seed) {
        random = new Random(seed);
    }

    /**
     * The accounts.
     *
     * @param seed    of what is drawn
     * @param options that the market maker holds
     * @return new ones, of seven characters
     */
    public static List<AccountPlan> of(final long seed, final int options) {
        return new Book(seed).accounts(options);
    }

    /**
     * As many accounts as one likes: the seven characters again and again, each time drawn anew.
     *
     * @param seed    of what is drawn
     * @param options that a market maker holds
     * @param count   of accounts
     * @return new ones
     */
    public static List<AccountPlan> of(final long seed, final int options, final int count) {
        final Book book = new Book(seed);
        final List<AccountPlan> accounts = new ArrayList<>();
        while (accounts.size() < count) {
            accounts.addAll(book.accounts(options));
        }
        return accounts.subList(0, count);
    }

    private List<AccountPlan> accounts(final int options) {
        final long covered = coins();
        return List.of(
            structure("long strangle", new Strangle(days(14), delta(), coins() * LOTS_OF_A_COIN), false),
            structure("short strangle", new Strangle(days(14), delta(), -coins() * LOTS_OF_A_COIN), false),
            structure("short strangle, hedged", new Strangle(days(14), delta(), -coins() * LOTS_OF_A_COIN), true),
            new AccountPlan("covered call",
                new HeldStructure(new ShortCall(days(21), delta(), covered * LOTS_OF_A_COIN)), false, covered),
            structure("calendar spread", new CalendarSpread(days(7), days(35), coins() * LOTS_OF_A_COIN), false),
            structure("iron butterfly",
                new IronButterfly(days(21), 0.1 + 0.1 * random.nextDouble(), coins() * LOTS_OF_A_COIN), false),
            new AccountPlan("market maker", new MarketMaker(options, MAKER_LOTS, random), true, 0));
    }

    private static AccountPlan structure(final String name, final Structure structure, final boolean isHedged) {
        return new AccountPlan(name, new HeldStructure(structure), isHedged, 0);
    }

    private long coins() {
        return 10 + random.nextInt(41);
    }

    private double delta() {
        return 0.15 + 0.2 * random.nextDouble();
    }

    /** About so many, a third more or less. */
    private double days(final double about) {
        return about * (2 + 2 * random.nextDouble()) / 3;
    }
}
