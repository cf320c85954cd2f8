package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Reads the grids that the margin engine wrote. Each is what the message said that defined it, so it is put into such a
 * message again and judged and taken as one.
 */
final class SnapshotGrids {
    private final SnapshotWords words;
    private final List<Instrument> instruments;
    private final MutableDirectBuffer message = new ExpandableArrayBuffer();
    private final DefineGridEncoder encoder = new DefineGridEncoder();
    private final DefineGridDecoder decoder = new DefineGridDecoder();

    /** Of a book whose instruments, in order of definition, are read. */
    SnapshotGrids(final SnapshotWords words, final List<Instrument> instruments) {
        this.words = words;
        this.instruments = instruments;
    }

    /** Reads them into a book; returns their ids in order of definition. */
    List<Integer> read(final Book book) {
        final int count = words.number("number of grids", 0, Grids.MOST_GRIDS);
        final List<Integer> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final int id = words.number("grid's id", 0, Integer.MAX_VALUE);
            if (book.grids.put(id, readGrid(id)) != null) {
                throw SnapshotWords.wrong("grid " + id + " is defined twice");
            }
            ids.add(id);
        }
        return ids;
    }

    private Grid readGrid(final int id) {
        encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder()).gridId(id);
        readMoves();
        readCharges();
        readPeg(id);
        readScenarios();
        decoder.wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        final List<Grid.Point> points = Grid.points(decoder);
        if (!GridLimits.allow(decoder, points)) {
            throw SnapshotWords.wrong("grid " + id + " has numbers that none may have");
        }
        return Grid.of(decoder, points);
    }

    private void readMoves() {
        encoder.volatilityUp(words.next()).volatilityDown(words.next()).leastVolatilityUp(words.next())
            .shortPower(words.next()).longPower(words.next()).leastDays(words.next())
            .linearSkewCap(words.next()).linearSkewSlope(words.next())
            .absoluteSkewCap(words.next()).absoluteSkewSlope(words.next())
            .skewLeastMoneyness(words.next()).skewWidth(words.next())
            .skewVolatility(words.next()).skewVolatilitySlope(words.next());
    }

    private void readCharges() {
        encoder.ownedRateMultiple(words.next()).ownedRateAddition(words.next()).ownedFactor(words.next())
            .owedRateMultiple(words.next()).owedRateAddition(words.next()).owedFactor(words.next())
            .basisUp(words.next()).basisDown(words.next())
            .basisFactor(words.next()).basisFactorByYear(words.next())
            .maintenanceFactor(words.next()).initialFactor(words.next())
            .linearMaintenance(words.next()).linearInitial(words.next())
            .nakedShortMaintenance(words.next()).nakedShortInitial(words.next())
            .leastShort(words.next())
            .lookAheadDays(words.next()).averagedSeconds(words.next())
            .confidenceThreshold(words.next()).confidenceFactor(words.next())
            .pegThreshold(words.next()).pegFactor(words.next())
            .absoluteVolatility(words.flag("grid's absolute volatility") ? BooleanType.TRUE : BooleanType.FALSE);
    }

    private void readPeg(final int id) {
        final int index =
            words.number("grid's peg instrument", SnapshotBook.NONE, instruments.size() - 1L);
        if (index == SnapshotBook.NONE) {
            encoder.pegInstrumentId(DefineGridEncoder.pegInstrumentIdNullValue());
            return;
        }
        final Instrument instrument = instruments.get(index);
        if (Grids.checkPeg(instrument) != ReasonCode.NULL_VAL) {
            throw SnapshotWords.wrong(
                "grid " + id + " has the peg instrument " + instrument.id + ", which can be none");
        }
        encoder.pegInstrumentId(instrument.id);
    }

    private void readScenarios() {
        final int count = words.number("number of scenarios", 1, GridLimits.MOST_SCENARIOS);
        final DefineGridEncoder.ScenariosEncoder scenarios = encoder.scenariosCount(count);
        for (int i = 0; i < count; i++) {
            scenarios.next().priceFactor(words.next()).weight(words.next()).volatilityMove(VolatilityMove.get(
                (short) words.number("scenario's volatility move", 0, VolatilityMove.ABSOLUTE_SKEW.value())));
        }
    }
}
