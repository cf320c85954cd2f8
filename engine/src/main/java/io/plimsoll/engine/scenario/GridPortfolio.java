package io.plimsoll.engine.scenario;

import java.util.List;

/**
 * Everything an account holds on one underlying.
 *
 * @param spot           price of the underlying
 * @param spotConfidence in that, from 0 to 1
 * @param stablePrice    what the coin is worth that all this is counted in; 1 if it is money
 * @param cash           balance
 * @param linear         perpetuals and futures
 * @param expiries       options
 * @param collateral     in other assets
 * @param arrays         what somebody else has put through the scenarios
 * @param isInverse      whether all this is counted in, and settles in, the coin that the underlying prices; perpetuals
 *                       and futures are then of so much money, and there is no collateral
 */
public record GridPortfolio(
    double spot,
    double spotConfidence,
    double stablePrice,
    double cash,
    List<LinearHolding> linear,
    List<ExpiryHolding> expiries,
    List<CollateralHolding> collateral,
    List<ArrayHolding> arrays,
    boolean isInverse) {

    /** What money is divided by where the price is by a factor: nothing, or what a coin costs there. */
    double divisor(final double priceFactor) {
        return isInverse ? spot * priceFactor : 1;
    }

    /** What a perpetual or future is on, long or short. */
    double size(final LinearHolding holding) {
        return Math.abs(holding.amount()) * (isInverse ? 1 / holding.price() : spot);
    }

    /** What an option on one of the underlying is on. */
    double sizeOfOption() {
        return spot / divisor(1);
    }

    double value(final CollateralHolding holding) {
        return holding.amount() * holding.price() / stablePrice;
    }

    double collateralValue() {
        double sum = 0;
        for (final CollateralHolding holding : collateral) {
            sum += value(holding);
        }
        return sum;
    }

    /** Weighted profit of all that moves with the underlying in proportion. */
    double linearProfit(final Scenario scenario) {
        final double move = (scenario.priceFactor() - 1) * scenario.weight();
        final double inverseMove = (1 - 1 / scenario.priceFactor()) * scenario.weight();
        double sum = 0;
        for (final LinearHolding holding : linear) {
            sum += isInverse
                ? holding.amount() / holding.price() * inverseMove
                : holding.amount() * holding.price() * move;
        }
        for (final CollateralHolding holding : collateral) {
            sum += holding.isUnderlying() ? value(holding) * move : 0;
        }
        return sum;
    }

    double unrealised() {
        double sum = 0;
        for (final LinearHolding holding : linear) {
            sum += holding.unrealised();
        }
        return sum;
    }
}
