package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineAccountClass and DefineAccount. */
final class AccountDefinitions {
    private static final long LARGEST_RATIO = 7 * Rate.ONE;

    private final AccountTable accounts;
    private final AccountClassTable classes;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final Surveillance surveillance;
    private final short lastMode;
    private final DefineAccountClassDecoder classMessage = new DefineAccountClassDecoder();
    private final DefineAccountDecoder message = new DefineAccountDecoder();

    AccountDefinitions(final Book book, final Rules rules, final Surveillance surveillance) {
        lastMode = (rules.hasPortfolios() ? AccountMode.PORTFOLIO : AccountMode.CROSS).value();
        this.accounts = book.accounts();
        this.classes = book.classes();
        this.assets = book.assets();
        this.instruments = book.instruments();
        this.surveillance = surveillance;
    }

    ReasonCode defineClass(final Envelope envelope) {
        classMessage.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final DefineAccountClassDecoder m = classMessage;
        final boolean valid = m.classId() >= 0
            && areOrdered(m.warningRatio(), m.marginCallRatio(), m.liquidationRatio())
            && areOrdered(m.warningCure(), m.marginCallCure(), m.liquidationCure())
            && m.warningCure() >= m.warningRatio()
            && m.marginCallCure() >= m.marginCallRatio()
            && m.liquidationCure() >= m.liquidationRatio();
        if (!valid) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final int known = classes.indexOf(m.classId());
        if (known == AccountClassTable.NONE && classes.isFull()) {
            return ReasonCode.ACCOUNT_CLASSES_FULL;
        }
        final int accountClass = known == AccountClassTable.NONE ? classes.add(m.classId()) : known;
        classes.set(accountClass, Level.WARNING.value(), m.warningRatio(), m.warningCure());
        classes.set(accountClass, Level.MARGIN_CALL.value(), m.marginCallRatio(), m.marginCallCure());
        classes.set(accountClass, Level.LIQUIDATION.value(), m.liquidationRatio(), m.liquidationCure());
        if (known != AccountClassTable.NONE) {
            surveillance.examineAll();
        }
        return ACCEPTED;
    }

    private static boolean areOrdered(final long warning, final long marginCall, final long liquidation) {
        return warning <= LARGEST_RATIO && warning >= marginCall && marginCall >= liquidation && liquidation >= 0;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        if (message.accountId() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (accounts.indexOf(message.accountId()) != AccountTable.NONE) {
            return ReasonCode.ALREADY_DEFINED;
        }
        final int accountClass = classes.indexOf(message.classId());
        if (accountClass == AccountClassTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT_CLASS;
        }
        final int valuationAsset = assets.indexOf(message.valuationAssetId());
        if (valuationAsset == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (!assets.isPriced(valuationAsset, instruments)) {
            return ReasonCode.NO_PRICE;
        }
        final boolean limited = message.grossNotionalLimit() != DefineAccountDecoder.grossNotionalLimitNullValue();
        if (limited && message.grossNotionalLimit() < 0 || message.modeRaw() > lastMode) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (message.modeRaw() == AccountMode.PORTFOLIO.value()
            && classes.grid(accountClass) == AccountClassTable.NO_GRID) {
            return ReasonCode.NO_GRID;
        }
        if (accounts.isFull()) {
            return ReasonCode.ACCOUNTS_FULL;
        }
        accounts.add(
            message.accountId(),
            message.owner(),
            limited ? message.grossNotionalLimit() : AccountTable.NO_LIMIT,
            accountClass,
            valuationAsset,
            message.modeRaw());
        return ACCEPTED;
    }
}
