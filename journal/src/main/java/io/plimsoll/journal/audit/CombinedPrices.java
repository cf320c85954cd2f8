package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Rule 11.9 for DefineCombinedPrice, and when marks are computed from others'. */
final class CombinedPrices {
    private static final int MOST_MEMBERS = 8;

    private final Book book;

    CombinedPrices(final Book book) {
        this.book = book;
    }

    Outcome define(final DefineCombinedPriceDecoder definition, final Cause cause) {
        final int id = definition.instrumentId();
        final Instrument instrument = book.instruments.get(id);
        final List<Integer> memberIds = new ArrayList<>();
        definition.members().forEach(member -> memberIds.add(member.memberInstrumentId()));
        final List<Instrument> members =
            memberIds.stream().map(book.instruments::get).filter(Objects::nonNull).toList();
        if (instrument == null || members.size() < memberIds.size()) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (book.combinedPrices.containsKey(id)) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        if (!canBeCombined(instrument)
            || members.isEmpty()
            || members.size() > MOST_MEMBERS
            || new HashSet<>(memberIds).size() < memberIds.size()
            || !members.stream().allMatch(member -> canBeMember(member, instrument))) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (members.stream().anyMatch(member -> member.mark == null)) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final CombinedPrice combined = new CombinedPrice(instrument, members);
        book.combinedPrices.put(id, combined);
        combined.compute(cause, false);
        return Outcome.everybody();
    }

    private boolean canBeCombined(final Instrument instrument) {
        return instrument.isSpot()
            && !instrument.inverse
            && instrument.state == InstrumentState.ANNOUNCED
            && book.isReference(instrument.settlementAssetId)
            && instrument.mark == null;
    }

    private boolean canBeMember(final Instrument member, final Instrument combined) {
        return member != combined
            && !member.isOption()
            && !member.inverse
            && book.isReference(member.settlementAssetId)
            && !book.combinedPrices.containsKey(member.id)
            && InstrumentBounds.fits(Quotient.of(member.tickSize, combined.tickSize));
    }

    /** A fill or a settlement set the mark of an instrument. */
    void markSet(final Instrument instrument, final Cause cause) {
        book.combinedOf(instrument.id).forEach(combined -> combined.compute(cause, false));
    }

    /** A Tick did: the marks of what it is a member of are samples, too. */
    void tickSet(final Instrument instrument, final Cause cause) {
        sample(instrument, cause);
        book.combinedOf(instrument.id).forEach(combined -> {
            combined.compute(cause, true);
            sample(combined.instrument(), cause);
        });
    }

    private void sample(final Instrument instrument, final Cause cause) {
        final Volatility volatility = book.volatilities.get(instrument.id);
        if (volatility != null) {
            volatility.sample(cause.timeNs(), instrument.mark.ticks());
        }
    }

    /** At a Clock the marks of some instruments became stale or fresh; whether a combined one is another. */
    boolean silenced(final Collection<Integer> instrumentIds, final Cause clock) {
        boolean isAnyOther = false;
        for (final CombinedPrice combined : book.combinedPrices.values()) {
            if (instrumentIds.stream().anyMatch(combined::hasMember)) {
                isAnyOther |= combined.compute(clock, false);
            }
        }
        return isAnyOther;
    }
}
