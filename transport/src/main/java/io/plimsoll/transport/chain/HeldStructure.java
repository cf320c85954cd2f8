package io.plimsoll.transport.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A structure that is held until its first leg expires; what is left of it then is closed, and a new one opened. */
final class HeldStructure implements Strategy {
    private final Structure structure;
    private List<Leg> open = List.of();

    HeldStructure(final Structure structure) {
        this.structure = structure;
    }

    @Override
    public Map<OptionContract, Long> target(final MarketView market, final Map<OptionContract, Long> held) {
        final boolean isComplete = open.stream().allMatch(leg -> held.containsKey(leg.contract()));
        if (open.isEmpty() || !isComplete) {
            open = structure.legs(market);
        }
        final Map<OptionContract, Long> target = new LinkedHashMap<>();
        open.forEach(leg -> target.merge(leg.contract(), leg.lots(), Long::sum));
        target.values().removeIf(lots -> lots == 0);
        return target;
    }
}
