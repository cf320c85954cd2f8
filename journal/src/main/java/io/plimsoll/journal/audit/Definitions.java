package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.Sequencing;
import java.math.BigDecimal;
import java.util.Map;

/** Rule 5 for DefineSource, DefineAccountClass and DefineAccount. */
final class Definitions {
    private static final int FIRST_DEFINABLE_SOURCE = 2;
    private static final int FIRST_RULES_VERSION_WITH_PORTFOLIOS = 3;
    private static final long HIGHEST_RATIO = 7_000_000_000L;

    private final Book book;
    private final Capacity capacity;
    private final Sources sources;
    private final boolean hasPortfolios;

    Definitions(final Book book, final Capacity capacity, final Sources sources, final int rulesVersion) {
        this.book = book;
        this.capacity = capacity;
        this.sources = sources;
        hasPortfolios = hasPortfolios(rulesVersion);
    }

    /** Rule 9: whether there is section 10. */
    static boolean hasPortfolios(final int rulesVersion) {
        return rulesVersion >= FIRST_RULES_VERSION_WITH_PORTFOLIOS;
    }

    Outcome source(final DefineSourceDecoder definition) {
        if (definition.sourceId() < FIRST_DEFINABLE_SOURCE || definition.rejectionsPerSecond() < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (sources.get(definition.sourceId()) != null) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        final long permissions = definition.permissions().getRaw();
        final int sequencing = definition.sequencingRaw();
        final boolean lossless = sequencing == Sequencing.LOSSLESS.value();
        if (permissions == 0
            || (permissions & Permissions.CLOCK) != 0
            || (permissions & ~Permissions.ALL) != 0
            || !lossless && sequencing != Sequencing.LOSSY.value()
            || !lossless && (permissions & Permissions.LOSSLESS_ONLY) != 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (sources.size() >= capacity.sources()) {
            return Outcome.refused(ReasonCode.SOURCES_FULL);
        }
        sources.add(
            new Source(definition.sourceId(), permissions, lossless, definition.rejectionsPerSecond()));
        return Outcome.nobody();
    }

    Outcome accountClass(final DefineAccountClassDecoder definition, final Cause cause) {
        final long[] ratios =
            {definition.warningRatio(), definition.marginCallRatio(), definition.liquidationRatio()};
        final long[] cures = {definition.warningCure(), definition.marginCallCure(), definition.liquidationCure()};
        if (definition.classId() < 0 || !fit(ratios, cures)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final boolean known = book.accountClasses.containsKey(definition.classId());
        if (!known && book.accountClasses.size() >= capacity.accountClasses()) {
            return Outcome.refused(ReasonCode.ACCOUNT_CLASSES_FULL);
        }
        book.accountClasses.put(definition.classId(), new AccountClass(byLevel(ratios), byLevel(cures), cause));
        return Outcome.everybody();
    }

    Outcome account(final DefineAccountDecoder definition) {
        final long accountId = definition.accountId();
        if (accountId < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (book.accounts.containsKey(accountId)) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        if (!book.accountClasses.containsKey(definition.classId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ACCOUNT_CLASS);
        }
        if (!book.assets.containsKey(definition.valuationAssetId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        if (!book.hasPrice(definition.valuationAssetId())) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final BigDecimal limit =
            definition.grossNotionalLimit() == DefineAccountDecoder.grossNotionalLimitNullValue()
                ? null : BigDecimal.valueOf(definition.grossNotionalLimit());
        final int mode = definition.modeRaw();
        if (limit != null && limit.signum() < 0
            || mode > (hasPortfolios ? AccountMode.PORTFOLIO : AccountMode.CROSS).value()) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (mode == AccountMode.PORTFOLIO.value() && !book.gridIds.containsKey(definition.classId())) {
            return Outcome.refused(ReasonCode.NO_GRID);
        }
        if (book.accounts.size() >= capacity.accounts()) {
            return Outcome.refused(ReasonCode.ACCOUNTS_FULL);
        }
        book.put(new Account(
            accountId,
            definition.owner(),
            definition.classId(),
            definition.valuationAssetId(),
            definition.mode(),
            limit));
        return Outcome.nobody();
    }

    /** Ratios and cures within range, none rising from WARNING to LIQUIDATION, no cure below its ratio. */
    private static boolean fit(final long[] ratios, final long[] cures) {
        for (int i = 0; i < ratios.length; i++) {
            if (ratios[i] < 0
                || ratios[i] > HIGHEST_RATIO
                || cures[i] > HIGHEST_RATIO
                || cures[i] < ratios[i]
                || i > 0 && (ratios[i] > ratios[i - 1] || cures[i] > cures[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static Map<Level, BigDecimal> byLevel(final long[] values) {
        return Map.of(
            Level.WARNING, Input.billionths(values[0]),
            Level.MARGIN_CALL, Input.billionths(values[1]),
            Level.LIQUIDATION, Input.billionths(values[2]));
    }
}
