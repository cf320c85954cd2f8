package io.plimsoll.transport.portfolio;

import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.GridPortfolio;
import java.util.List;

/**
 * What somebody holds, checked and in the engine's terms.
 *
 * @param name        of the portfolio
 * @param cash        balance, which belongs to no underlying
 * @param isInverse   whether all amounts are coins that the one underlying prices
 * @param underlyings each with what is held on it
 */
public record Portfolio(String name, double cash, boolean isInverse, List<Underlying> underlyings) {

    /**
     * What is held on one underlying.
     *
     * @param name    of the underlying
     * @param grid    name of the preset, or null if the grid is the portfolio's own
     * @param model   the grid
     * @param holding without cash
     */
    public record Underlying(String name, String grid, GridModel model, GridPortfolio holding) {
    }
}
