package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.CombinedPriceTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineCombinedPrice. */
final class CombinedPriceDefinitions {
    private final InstrumentTable instruments;
    private final CombinedPriceTable table;
    private final CombinedPrices prices;
    private final DefineCombinedPriceDecoder message = new DefineCombinedPriceDecoder();

    CombinedPriceDefinitions(final Book book, final CombinedPrices prices) {
        instruments = book.instruments();
        table = book.combinedPrices();
        this.prices = prices;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(message.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final DefineCombinedPriceDecoder.MembersDecoder group = message.members();
        final int[] members = new int[group.count()];
        for (int i = 0; i < members.length; i++) {
            members[i] = instruments.indexOf(group.next().memberInstrumentId());
            if (members[i] == InstrumentTable.NONE) {
                return ReasonCode.UNKNOWN_INSTRUMENT;
            }
        }
        if (table.isCombined(instrument)) {
            return ReasonCode.ALREADY_DEFINED;
        }
        if (instruments.hasMark(instrument) || !table.canCombine(instrument, members)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!table.haveMarks(members)) {
            return ReasonCode.NO_PRICE;
        }
        prices.defined(instrument, members);
        return ACCEPTED;
    }
}
