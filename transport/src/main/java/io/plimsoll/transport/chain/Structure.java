package io.plimsoll.transport.chain;

import java.util.List;

/** A combination of options that is opened at once. */
interface Structure {

    /** The legs, by what is listed now; none if the options for it cannot be had. */
    List<Leg> legs(MarketView market);
}
