package io.plimsoll.transport.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Many options, bought and sold as chance has it; for each that expires another one comes. */
final class MarketMaker implements Strategy {
    private static final double LEAST_DAYS = 1;

    private final int options;
    private final long mostLots;
    private final Random random;

    /**
     * A market maker.
     *
     * @param options  that it holds, if so many can be traded
     * @param mostLots of one of them, above 0
     * @param random   of what it is given
     */
    MarketMaker(final int options, final long mostLots, final Random random) {
        this.options = options;
        this.mostLots = mostLots;
        this.random = random;
    }

    @Override
    public Map<OptionContract, Long> target(final MarketView market, final Map<OptionContract, Long> held) {
        final Map<OptionContract, Long> target = new LinkedHashMap<>(held);
        final List<OptionQuote> tradable = new ArrayList<>(market.tradable(LEAST_DAYS));
        Collections.shuffle(tradable, random);
        for (final OptionQuote quote : tradable) {
            if (target.size() >= options) {
                break;
            }
            target.putIfAbsent(quote.contract(), lots());
        }
        return target;
    }

    private long lots() {
        final long size = 1 + random.nextLong(mostLots);
        return random.nextBoolean() ? size : -size;
    }
}
