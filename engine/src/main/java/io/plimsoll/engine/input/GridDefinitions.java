package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.portfolio.OptionValues;
import io.plimsoll.engine.scenario.GridNumber;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.Peg;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineGrid and AssignGrid. */
final class GridDefinitions {
    private final InstrumentTable instruments;
    private final GridTable grids;
    private final AccountClassTable classes;
    private final OptionValues values;
    private final Surveillance surveillance;
    private final DefineGridDecoder message = new DefineGridDecoder();
    private final AssignGridDecoder assignment = new AssignGridDecoder();

    GridDefinitions(final Book book, final Surveillance surveillance) {
        instruments = book.instruments();
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
        if (!GridNumber.allow(numbers)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final long[] scenarios = scenarios();
        if (scenarios == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final ReasonCode reason = checkPeg(numbers);
        if (reason != ACCEPTED) {
            return reason;
        }
        final int known = grids.indexOf(message.gridId());
        if (known == GridTable.NONE && grids.isFull()) {
            return ReasonCode.GRIDS_FULL;
        }
        values.gridDefined(
            grids.put(message.gridId(), numbers, scenarios, Peg.of(pegInstrument(), numbers, instruments)));
        if (known != GridTable.NONE) {
            surveillance.examinePortfolios();
        }
        return ACCEPTED;
    }

    private ReasonCode checkPeg(final long[] numbers) {
        if (message.pegInstrumentId() == DefineGridDecoder.pegInstrumentIdNullValue()) {
            return ACCEPTED;
        }
        if (pegInstrument() == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (Peg.of(pegInstrument(), numbers, instruments) == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        return instruments.hasMark(pegInstrument()) ? ACCEPTED : ReasonCode.NO_PRICE;
    }

    private int pegInstrument() {
        return message.pegInstrumentId() == DefineGridDecoder.pegInstrumentIdNullValue()
            ? Peg.NONE
            : instruments.indexOf(message.pegInstrumentId());
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
            m.leastShort(), m.lookAheadDays(), m.averagedSeconds(),
            m.confidenceThreshold(), m.confidenceFactor(), m.pegThreshold(), m.pegFactor(),
            m.absoluteVolatilityRaw(),
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
            if (!GridTable.allowsScenario(words[i], words[i + 1], words[i + 2])) {
                return null;
            }
        }
        return words;
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
        final boolean hasShadow = assignment.shadowGridId() != AssignGridDecoder.shadowGridIdNullValue();
        final int shadow = hasShadow ? grids.indexOf(assignment.shadowGridId()) : AccountClassTable.NO_GRID;
        if (hasShadow && shadow == GridTable.NONE) {
            return ReasonCode.UNKNOWN_GRID;
        }
        classes.grids(accountClass, grid, shadow);
        surveillance.examinePortfolios();
        return ACCEPTED;
    }
}
