package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rule 3, Weighted: the part of a net amount that lies in one haircut tier, and what counts of it. All of a debt lies
 * in the first tier, and more than itself counts.
 *
 * @param tier      the tier
 * @param nextFloor floor of the tier behind it; null if it is the last, and for a debt
 * @param part      of the net amount, minor units
 * @param counted   part x (1 - haircut), or part x (1 + haircut) for a debt; exact
 */
public record HaircutPart(HaircutTier tier, BigDecimal nextFloor, BigDecimal part, BigDecimal counted) {

    /** The parts of a net amount by tier; none if there are no tiers. */
    static List<HaircutPart> of(final List<HaircutTier> tiers, final BigDecimal net) {
        if (tiers.isEmpty()) {
            return List.of();
        }
        if (net.signum() < 0) {
            return List.of(new HaircutPart(tiers.get(0), null, net, tiers.get(0).countedDebt(net)));
        }
        final List<HaircutPart> parts = new ArrayList<>(tiers.size());
        for (int i = 0; i < tiers.size(); i++) {
            final HaircutTier tier = tiers.get(i);
            final BigDecimal nextFloor = i + 1 < tiers.size() ? tiers.get(i + 1).floor() : null;
            final BigDecimal end = nextFloor == null ? net : net.min(nextFloor);
            final BigDecimal part = end.subtract(tier.floor());
            if (part.signum() > 0) {
                parts.add(new HaircutPart(tier, nextFloor, part, tier.counted(part)));
            }
        }
        return parts;
    }
}
