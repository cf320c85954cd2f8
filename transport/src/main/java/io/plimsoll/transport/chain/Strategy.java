package io.plimsoll.transport.chain;

import java.util.Map;

/** What an account wants to hold. */
public interface Strategy {

    /**
     * The options that the account should hold after a snapshot.
     *
     * @param market what can be had
     * @param held   lots of what it holds, of options that have not expired
     * @return lots by option; what is not in it is closed
     */
    Map<OptionContract, Long> target(MarketView market, Map<OptionContract, Long> held);
}
