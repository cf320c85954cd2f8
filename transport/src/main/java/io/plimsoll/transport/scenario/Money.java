package io.plimsoll.transport.scenario;

import java.math.BigDecimal;

/**
 * An asset with its id on the wire.
 *
 * @param asset       as it was written
 * @param id          on the wire
 * @param priceSource whose mark is its price in the reference asset, or null if it has none or is the reference asset
 */
record Money(Scenario.Asset asset, int id, Contract priceSource) {

    long minorUnits(final String item, final BigDecimal amount) {
        return Decimals.minorUnits(item, amount, asset.exponent());
    }

    boolean isReference() {
        return id == 0;
    }

    /** The reference asset, or one whose price source has a mark. */
    boolean hasPrice() {
        return isReference() || priceSource != null && priceSource.instrument().mark() != null;
    }
}
