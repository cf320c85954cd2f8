package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.portfolio.OptionValues;
import io.plimsoll.engine.scenario.GridNumber;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;

/** DefineGrid and AssignGrid. */
final class GridDefinitions {
    private static final long LARGEST_PRICE_FACTOR = 16 * Rate.ONE;

    /** Far moves count in part: what is at stake in a scenario has a bound. */
    private static final long LARGEST_WEIGHTED_FACTOR = 2 * Rate.ONE;

    private final GridTable grids;
    private final AccountClassTable classes;
    private final OptionValues values;
    private final Surveillance surveillance;
    private final DefineGridDecoder message = new DefineGridDecoder();
    private final AssignGridDecoder assignment = new AssignGridDecoder();

    GridDefinitions(final Book book, final Surveillance surveillance) {
        grids = book.grids();
        classes = book.classes();
        values = book.optionValues();
        this.surveillance = surveillance;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        if (message.gridId() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final long[] numbers = numbers();
        for (final GridNumber number : GridNumber.values()) {
            if (!number.allows(numbers[number.ordinal()])) {
                return ReasonCode.INVALID_DEFINITION;
            }
        }
        if (GridNumber.LINEAR_MAINTENANCE.plus(GridNumber.LINEAR_INITIAL, numbers) > Rate.ONE
            || GridNumber.NAKED_SHORT_MAINTENANCE.plus(GridNumber.NAKED_SHORT_INITIAL, numbers) > Rate.ONE) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final long[] scenarios = scenarios();
        if (scenarios == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final int known = grids.indexOf(message.gridId());
        if (known == GridTable.NONE && grids.isFull()) {
            return ReasonCode.GRIDS_FULL;
        }
        values.gridDefined(grids.put(message.gridId(), numbers, scenarios));
        if (known != GridTable.NONE) {
            surveillance.examinePortfolios();
        }
        return ACCEPTED;
    }

    /** In the order of {@link GridNumber}. */
    private long[] numbers() {
        final DefineGridDecoder m = message;
        return new long[] {
            m.volatilityUp(), m.volatilityDown(), m.leastVolatilityUp(), m.shortPower(), m.longPower(), m.leastDays(),
            m.linearSkewCap(), m.linearSkewSlope(), m.absoluteSkewCap(), m.absoluteSkewSlope(),
            m.skewLeastMoneyness(), m.skewWidth(), m.skewVolatility(), m.skewVolatilitySlope(),
            m.ownedRateMultiple(), m.ownedRateAddition(), m.ownedFactor(),
            m.owedRateMultiple(), m.owedRateAddition(), m.owedFactor(),
            m.basisUp(), m.basisDown(), m.basisFactor(), m.basisFactorByYear(),
            m.maintenanceFactor(), m.initialFactor(),
            m.linearMaintenance(), m.linearInitial(), m.nakedShortMaintenance(), m.nakedShortInitial(),
            m.leastShort(), m.lookAheadDays(), m.averagedSeconds(), m.absoluteVolatilityRaw(),
        };
    }

    /** Null if they make no sense. */
    private long[] scenarios() {
        final DefineGridDecoder.ScenariosDecoder group = message.scenarios();
        if (group.count() == 0 || group.count() > GridTable.MOST_SCENARIOS) {
            return null;
        }
        final long[] words = new long[group.count() * GridTable.WORDS_OF_A_SCENARIO];
        for (int i = 0; i < words.length; i += GridTable.WORDS_OF_A_SCENARIO) {
            group.next();
            words[i] = group.priceFactor();
            words[i + 1] = group.weight();
            words[i + 2] = group.volatilityMoveRaw();
            if (!isScenario(words[i], words[i + 1], words[i + 2])) {
                return null;
            }
        }
        return words;
    }

    private static boolean isScenario(final long priceFactor, final long weight, final long move) {
        return priceFactor > 0 && priceFactor <= LARGEST_PRICE_FACTOR
            && weight > 0 && weight <= Rate.ONE
            && (double) priceFactor * weight <= (double) LARGEST_WEIGHTED_FACTOR * Rate.ONE
            && move <= VolatilityMove.ABSOLUTE_SKEW.value();
    }

    ReasonCode assign(final Envelope envelope) {
        assignment.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int accountClass = classes.indexOf(assignment.classId());
        if (accountClass == AccountClassTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT_CLASS;
        }
        final int grid = grids.indexOf(assignment.gridId());
        if (grid == GridTable.NONE) {
            return ReasonCode.UNKNOWN_GRID;
        }
        classes.grid(accountClass, grid);
        surveillance.examinePortfolios();
        return ACCEPTED;
    }
}
