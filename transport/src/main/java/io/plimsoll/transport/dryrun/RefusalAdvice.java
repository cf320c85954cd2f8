package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.RefusalReasons;

/** What to do about a message that was refused. */
final class RefusalAdvice {
    private static final String RANGES = "see engine/RULES.md, section 11.5, for the ranges";

    private RefusalAdvice() {
    }

    static String of(final ReasonCode reason, final EngineConfiguration configuration) {
        return switch (reason) {
            case UNKNOWN_MESSAGE -> configuration.rulesVersion() < EngineConfiguration.DRAFT_RULES_VERSION
                ? "version " + configuration.rulesVersion() + " of the rules, under which the journal is computed, does"
                    + " not know it; --rules-version " + EngineConfiguration.DRAFT_RULES_VERSION
                    + " tries it as if the journal had been under those"
                : "this version of the rules does not know it";
            case UNKNOWN_INSTRUMENT -> "the instrument was not defined yet, or its definition was refused";
            case UNKNOWN_ASSET -> "the asset was not defined yet, or its definition was refused";
            case UNKNOWN_ACCOUNT_CLASS -> "define the class in front of it (DefineAccountClass)";
            case UNKNOWN_GRID -> "define the grid in front of it (DefineGrid)";
            case NO_VOLATILITY -> "define how its volatility is estimated in front of it (DefineVolatility)";
            case NOT_MARGINED -> "spot instruments and options have no tiers, so there is nothing to set";
            case INSTRUMENT_NOT_TRADING -> "the instrument is settled; leave it out";
            case ALREADY_DEFINED -> "an asset keeps its exponent and its price source; leave priceSymbol out";
            case OVERFLOW -> "some account would not fit into 64 bits at some price within bounds: a lower rate, scale"
                + " or haircut would, or fewer lots";
            case GRIDS_FULL -> "there are 16 grids; define one of them again";
            case ACCOUNT_CLASSES_FULL, TIERS_FULL -> "the journal's engine has no room for more; its capacities are"
                + " those with which the journal was begun";
            case VOLATILITY_OUT_OF_RANGE -> "a volatility is above 0 and at most 25 a year";
            case INVALID_DEFINITION -> "a value is outside its range: rates 0 to 100, initialRate at least"
                + " maintenanceRate, haircuts 0 to 1, level ratios 0 to 7 and falling with the level, cures at least"
                + " their ratios; for what follows the market " + RANGES;
            default -> RefusalReasons.inWords(reason);
        };
    }
}
