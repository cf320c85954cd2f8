package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.engine.scenario.Charge;
import io.plimsoll.engine.scenario.GridCharges;
import io.plimsoll.engine.scenario.GridMargin;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures that an underlying has and, added up, a portfolio. */
final class MarginFigures {
    private final ToDoubleFunction<ToDoubleFunction<GridMargin>> margin;
    private final double cash;

    /** Of one margin or of the sum of several, and cash that is in none of them. */
    MarginFigures(final ToDoubleFunction<ToDoubleFunction<GridMargin>> margin, final double cash) {
        this.margin = margin;
        this.cash = cash;
    }

    void write(final ObjectNode json) {
        put(json, "equity", figure(GridMargin::equity) + cash);
        put(json, "optionValue", figure(GridMargin::optionValue));
        put(json, "collateralValue", figure(GridMargin::collateralValue));
        put(json, "unrealised", figure(GridMargin::unrealised));
        put(json, "maintenanceRequirement", figure(GridMargin::maintenanceRequirement));
        put(json, "initialRequirement", figure(GridMargin::initialRequirement));
        put(json, "maintenanceExcess", figure(GridMargin::maintenanceExcess) + cash);
        put(json, "initialExcess", figure(GridMargin::initialExcess) + cash);
        put(json, "worst", figure(GridMargin::worst));
        put(json, "basis", figure(GridMargin::basisCharge));
        put(json, "minimum", figure(GridMargin::minimum));
        writeParts(json.putObject("parts"));
        writeCharges(json.putObject("charges"));
    }

    private void writeParts(final ObjectNode json) {
        put(json, "delta", figure(one -> one.parts().delta()));
        put(json, "gamma", figure(one -> one.parts().gamma()));
        put(json, "vega", figure(one -> one.parts().vega()));
        put(json, "discount", figure(one -> one.parts().discount()));
        put(json, "remainder", figure(one -> one.parts().remainder()));
    }

    private void writeCharges(final ObjectNode json) {
        put(json, "maintenance", figure(one -> one.charges().maintenance()));
        put(json, "initial", figure(one -> one.charges().initial()));
        writeCharge(json, "linear", GridCharges::linear);
        writeCharge(json, "nakedShort", GridCharges::nakedShort);
        writeCharge(json, "haircut", GridCharges::haircut);
        put(json, "confidenceInitial", figure(one -> one.charges().confidence()));
    }

    private void writeCharge(final ObjectNode json, final String name, final Function<GridCharges, Charge> charge) {
        put(json, name + "Maintenance", figure(one -> charge.apply(one.charges()).maintenance()));
        put(json, name + "Initial", figure(one -> charge.apply(one.charges()).initial()));
    }

    private double figure(final ToDoubleFunction<GridMargin> figure) {
        return margin.applyAsDouble(figure);
    }

    private static void put(final ObjectNode json, final String key, final double value) {
        json.put(key, PlainNumber.of(value));
    }
}
