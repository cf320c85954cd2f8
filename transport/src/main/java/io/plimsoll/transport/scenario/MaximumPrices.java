package io.plimsoll.transport.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the maximum price of every instrument that does not name one: a million times the largest of its mark and
 * entry prices, or less where the engine's bounds (its rules, section 7) leave less room for the positions and accounts
 * of the scenario. Liquidation prices are looked for up to there.
 *
 * <p>Estimates in double precision, held to a quarter of each bound; the engine itself judges exactly.
 */
final class MaximumPrices {
    private static final double LARGEST_MULTIPLE = 1e6;
    private static final double STEP = 2;
    private static final double MONEY_BOUND = 0x1p60 / 4;
    private static final double PRODUCT_BOUND = 0x1p125 / 4;
    private static final double FRACTION = 1e9;
    private static final int FUNDING_TERMS = 2;

    private final Market market;
    private final List<Contract> contracts;
    private final double[] references;
    private final double[] multiples;

    MaximumPrices(final Market market, final List<Scenario.Account> accounts) {
        this.market = market;
        this.contracts = market.contracts();
        this.references = contracts.stream().mapToDouble(MaximumPrices::reference).toArray();
        this.multiples = new double[contracts.size()];
        for (final Scenario.Account account : accounts) {
            for (final Scenario.Position position : account.positions()) {
                if (position.entryPrice() != null) {
                    final int id = market.instrument("position", position.symbol()).id();
                    references[id] = Math.max(references[id], position.entryPrice().doubleValue());
                }
            }
        }
        Arrays.setAll(multiples, id -> contracts.get(id).instrument().maximumPrice() == null ? LARGEST_MULTIPLE : 1);
        contracts.forEach(this::shrinkToOneLot);
        accounts.forEach(this::shrinkToAccount);
    }

    /** Maximum price of an instrument, a multiple of its tick size. */
    BigDecimal of(final Contract contract) {
        final BigDecimal given = contract.instrument().maximumPrice();
        if (given != null) {
            return given;
        }
        final BigDecimal tickSize = contract.instrument().tickSize();
        final BigDecimal ticks = BigDecimal.valueOf(references[contract.id()] * multiples[contract.id()])
            .divide(tickSize, 0, RoundingMode.UP);
        return ticks.multiply(tickSize);
    }

    private static double reference(final Contract contract) {
        final Scenario.Instrument instrument = contract.instrument();
        final BigDecimal price = instrument.maximumPrice() != null ? instrument.maximumPrice() : instrument.mark();
        return (price == null ? instrument.tickSize() : price).doubleValue();
    }

    private double price(final Contract contract, final double atMost) {
        return references[contract.id()] * Math.min(multiples[contract.id()], atMost);
    }

    private void shrinkToOneLot(final Contract contract) {
        double multiple = multiples[contract.id()];
        while (multiple > 1 && !fits(contract, contract.instrument().lotSize(), multiple)) {
            multiple /= STEP;
        }
        multiples[contract.id()] = Math.max(1, multiple);
    }

    private void shrinkToAccount(final Scenario.Account account) {
        double multiple = LARGEST_MULTIPLE;
        while (multiple > 1 && !fits(account, multiple)) {
            multiple = Math.max(1, multiple / STEP);
        }
        for (final Scenario.Position position : account.positions()) {
            limit(market.instrument("position", position.symbol()), multiple);
        }
        for (final String symbol : account.collateral().keySet()) {
            final Contract source = market.asset("collateral", symbol).priceSource();
            if (source != null) {
                limit(source, multiple);
            }
        }
    }

    private void limit(final Contract contract, final double multiple) {
        multiples[contract.id()] = Math.min(multiples[contract.id()], multiple);
    }

    private boolean fits(final Scenario.Account account, final double multiple) {
        final double[] totals = new double[market.assets().size()];
        account.collateral().forEach((symbol, amount) -> {
            final Money asset = market.asset("collateral", symbol);
            totals[asset.id()] += amount.abs().scaleByPowerOfTen(-asset.asset().exponent()).doubleValue();
        });
        for (final Scenario.Position position : account.positions()) {
            final Contract contract = market.instrument("position", position.symbol());
            if (!fits(contract, position.quantity(), multiple)) {
                return false;
            }
            final double worst = worstPrice(contract, multiple);
            final double terms = largestRate(contract) + FUNDING_TERMS;
            totals[contract.settlementId()] +=
                terms * contract.notional(position.quantity(), worst) + entryCost(contract, position);
        }
        final Money valuation = account.valuationAsset() == null
            ? market.reference() : market.asset("valuationAsset", account.valuationAsset());
        double sum = 0;
        for (final Money asset : market.assets()) {
            final double total = totals[asset.id()];
            if (total > 0) {
                sum += 2 * total * largestConversion(asset, valuation, multiple);
                final double numerator = conversionNumerator(asset, valuation, multiple);
                if (total > MONEY_BOUND || total * 2 * FRACTION * numerator > PRODUCT_BOUND) {
                    return false;
                }
            }
        }
        return sum <= MONEY_BOUND;
    }

    private boolean fits(final Contract contract, final BigDecimal quantity, final double multiple) {
        final Scenario.Instrument instrument = contract.instrument();
        final double worst = worstPrice(contract, multiple);
        final double worstTicks = instrument.inverse() ? 1 : worst / instrument.tickSize().doubleValue();
        final double lots = quantity.abs().doubleValue() / instrument.lotSize().doubleValue();
        return contract.notional(quantity, worst) <= MONEY_BOUND
            && lots * contract.unitNumerator() * worstTicks * largestRate(contract) * FRACTION <= PRODUCT_BOUND
            && price(contract, multiple) * Math.pow(10, -contract.priceExponent()) <= MONEY_BOUND;
    }

    /** At least 1. */
    private static double largestRate(final Contract contract) {
        return contract.instrument().tiers().stream()
            .mapToDouble(tier -> Math.max(tier.maintenanceRate().doubleValue(), tier.initialRate().doubleValue()))
            .reduce(1, Math::max);
    }

    private double worstPrice(final Contract contract, final double multiple) {
        return contract.instrument().inverse()
            ? contract.instrument().tickSize().doubleValue() : price(contract, multiple);
    }

    private static double entryCost(final Contract contract, final Scenario.Position position) {
        return position.entryCost() == null
            ? contract.notional(position.quantity(), position.entryPrice().doubleValue())
            : position.entryCost().abs().scaleByPowerOfTen(-contract.settlementExponent()).doubleValue();
    }

    private double largestConversion(final Money asset, final Money valuation, final double multiple) {
        if (asset == valuation) {
            return 1;
        }
        final double most = asset.priceSource() == null ? 1 : price(asset.priceSource(), multiple);
        final double least =
            valuation.priceSource() == null ? 1 : valuation.priceSource().instrument().tickSize().doubleValue();
        return most / least * Math.pow(10, asset.asset().exponent() - valuation.asset().exponent());
    }

    /** At least the factor an amount meets before it is divided, where each price unit is a fraction of its own. */
    private double conversionNumerator(final Money asset, final Money valuation, final double multiple) {
        if (asset == valuation) {
            return 1;
        }
        final Contract source = asset.priceSource();
        final double ticks = source == null
            ? 1 : price(source, multiple) / source.instrument().tickSize().doubleValue();
        final BigDecimal assetUnit = priceUnit(asset);
        final BigDecimal valuationUnit = priceUnit(valuation);
        final double numerator = assetUnit.scale() > 0
            ? assetUnit.unscaledValue().doubleValue() : assetUnit.doubleValue();
        return ticks * numerator * Math.pow(10, Math.max(0, valuationUnit.scale()));
    }

    /** What a minor unit of an asset is worth in the reference asset at a price of one tick. */
    private static BigDecimal priceUnit(final Money asset) {
        final BigDecimal tickSize =
            asset.priceSource() == null ? BigDecimal.ONE : asset.priceSource().instrument().tickSize();
        return tickSize.scaleByPowerOfTen(asset.asset().exponent()).stripTrailingZeros();
    }
}
