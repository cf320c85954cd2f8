package io.plimsoll.perf.portfolio;

import java.util.SplittableRandom;

/**
 * Portfolio accounts from a seed: a third of them on each underlying, with what {@link AccountLegs} draws and so much
 * collateral that they are a drawn share of their gross size away from the first level.
 */
final class PortfolioBook {
    private final int accounts;
    private final long seed;
    private final PortfolioHeadroom headroom;

    PortfolioBook(final int accounts, final long seed, final PortfolioHeadroom headroom) {
        this.accounts = accounts;
        this.seed = seed;
        this.headroom = headroom;
    }

    /** What is told of every position and account. */
    interface Visitor {
        /** An account's position. */
        void position(int account, int instrument, long lots);

        /** How far the account is to be from its first level, in minor units, after its positions. */
        void headroom(int account, long grossSize, long toSpare);
    }

    int accounts() {
        return accounts;
    }

    static int underlyingOf(final int account) {
        return account % PortfolioMarket.UNDERLYINGS;
    }

    void visit(final Visitor visitor) {
        final SplittableRandom random = new SplittableRandom(seed);
        final AccountLegs legs = new AccountLegs(random);
        for (int account = 0; account < accounts; account++) {
            legs.draw(underlyingOf(account));
            for (int p = 0; p < legs.positions(); p++) {
                visitor.position(account, legs.instrument(p), legs.lots(p));
            }
            final long gross = legs.grossSize();
            visitor.headroom(account, gross, (long) (gross * headroom.draw(random)));
        }
    }
}
