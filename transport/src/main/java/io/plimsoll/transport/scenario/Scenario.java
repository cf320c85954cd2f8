package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Assets, instruments and accounts as a person writes them: names and decimals. Nothing here has been checked against
 * tick, lot or exponent.
 *
 * @param assets      at least one; the first is the reference asset, in which the others are priced
 * @param instruments any number
 * @param accounts    any number
 * @param levelRatios ratio of WARNING, MARGIN_CALL and LIQUIDATION; empty for the engine's own
 */
public record Scenario(
    List<Asset> assets, List<Instrument> instruments, List<Account> accounts, Map<Level, BigDecimal> levelRatios) {

    /**
     * Money.
     *
     * @param symbol          name
     * @param exponent        a minor unit is 10 to this
     * @param mark            price in the reference asset, or null
     * @param priceInstrument instrument whose mark is the price, or null
     * @param haircuts        by amount, or empty
     */
    public record Asset(
        String symbol, int exponent, BigDecimal mark, String priceInstrument, List<Haircut> haircuts) {
    }

    /**
     * What collateral loses.
     *
     * @param floor   amount from which it applies
     * @param haircut fraction
     */
    public record Haircut(BigDecimal floor, BigDecimal haircut) {
    }

    /**
     * Something to have a position in.
     *
     * @param symbol       name
     * @param type         kind
     * @param settlement   asset of profit and requirement
     * @param base         asset a buyer receives, SPOT only, otherwise null
     * @param tickSize     prices are multiples
     * @param lotSize      quantities are multiples
     * @param multiplier   value of a quantity of one at a price of one
     * @param inverse      value is quantity x multiplier / price
     * @param mark         price, or null
     * @param maximumPrice highest price ever, or null to have it chosen
     * @param expiry       FUTURE only, otherwise null
     * @param tiers        requirement by notional, or empty
     */
    public record Instrument(
        String symbol,
        InstrumentType type,
        String settlement,
        String base,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal multiplier,
        boolean inverse,
        BigDecimal mark,
        BigDecimal maximumPrice,
        Instant expiry,
        List<Tier> tiers) {

        Instrument withMaximumPrice(final BigDecimal highest) {
            return new Instrument(symbol, type, settlement, base, tickSize, lotSize, multiplier, inverse, mark, highest,
                expiry, tiers);
        }
    }

    /**
     * Requirement from a notional on.
     *
     * @param floor           notional in the settlement asset
     * @param maintenanceRate fraction
     * @param amount          in the settlement asset, or null if it follows from continuity
     * @param initialRate     fraction
     */
    public record Tier(BigDecimal floor, BigDecimal maintenanceRate, BigDecimal amount, BigDecimal initialRate) {
    }

    /**
     * An account.
     *
     * @param account        id
     * @param owner          id of its owner
     * @param mode           isolated or cross
     * @param valuationAsset asset of its equity, or null for the reference asset
     * @param collateral     amount by asset; negative is a debt
     * @param positions      any number
     */
    public record Account(
        long account,
        long owner,
        AccountMode mode,
        String valuationAsset,
        Map<String, BigDecimal> collateral,
        List<Position> positions) {
    }

    /**
     * A position.
     *
     * @param symbol     instrument
     * @param quantity   negative is short
     * @param entryPrice price of the whole quantity, or null if the cost is given
     * @param entryCost  what the position cost in the settlement asset, or null if the price is given
     */
    public record Position(String symbol, BigDecimal quantity, BigDecimal entryPrice, BigDecimal entryCost) {
    }
}
