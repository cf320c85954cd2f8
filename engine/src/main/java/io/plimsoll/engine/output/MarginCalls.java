package io.plimsoll.engine.output;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.chain.ChainHead;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LevelRule;
import io.plimsoll.engine.portfolio.PortfolioMargin;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallEncoder;

/** Writes margin calls and numbers them. */
public final class MarginCalls {
    private final Outputs outputs;
    private final AccountTable accounts;
    private final AccountClassTable classes;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final LevelRule levels;
    private final AccountMargin margin;
    private final MarginCallEncoder call = new MarginCallEncoder();
    private final Progress progress;
    private final ChainHead chain;
    private final boolean hasShadow;
    private final int blockLength;

    /**
     * Writes calls to these outputs.
     *
     * @param outputs     where to
     * @param book all that margin is computed from
     * @param levels      the shortfall to a level
     * @param margin      to calculate with
     * @param progress    counts the calls
     * @param chain       head of the journal's chain, which calls carry
     * @param rules       say which fields a call has
     */
    public MarginCalls(
        final Outputs outputs,
        final Book book,
        final LevelRule levels,
        final AccountMargin margin,
        final Progress progress,
        final ChainHead chain,
        final Rules rules) {
        this.outputs = outputs;
        this.progress = progress;
        this.chain = chain;
        this.accounts = book.accounts();
        this.classes = book.classes();
        this.assets = book.assets();
        this.instruments = book.instruments();
        this.levels = levels;
        this.margin = margin;
        hasShadow = rules.hasPortfolios();
        blockLength = blockLength(rules);
    }

    private static int blockLength(final Rules rules) {
        return switch (rules) {
            case VERSION_1 -> MarginCallEncoder.spareEncodingOffset();
            case VERSION_2 -> MarginCallEncoder.shadowInitialRequirementEncodingOffset();
            case VERSION_3, VERSION_4 -> MarginCallEncoder.BLOCK_LENGTH;
        };
    }

    /**
     * Writes the call of an account whose level has changed.
     *
     * @param account     index
     * @param levelFrom   level before the message
     * @param priceSource instrument index of the price that caused it, or {@link InstrumentTable#NONE}
     */
    public void write(final int account, final int levelFrom, final int priceSource) {
        margin.calculateAll(account);
        final int accountClass = accounts.accountClass(account);
        final int levelTo = accounts.level(account);
        call.wrapAndApplyHeader(outputs.buffer(), 0, outputs.header())
            .callId(progress.nextCallId())
            .causeSequence(outputs.causeSequence())
            .timeNs(outputs.timeNs())
            .accountId(accounts.id(account))
            .owner(accounts.owner(account))
            .equity(margin.equity())
            .equityWithoutHaircuts(margin.equityWithoutHaircuts())
            .initialRequirement(margin.initial())
            .maintenanceRequirement(margin.maintenance())
            .shortfall(levels.shortfall(margin, accountClass, levelTo))
            .classId(classes.id(accountClass))
            .valuationAssetId(assets.id(accounts.valuationAsset(account)))
            .levelFrom(Level.get((short) levelFrom))
            .levelTo(Level.get((short) levelTo))
            .unreconciled(accounts.isUnreconciled(account) ? BooleanType.TRUE : BooleanType.FALSE)
            .spare((short) 0)
            .sealedRecords(chain.records());
        chain.putHead(outputs.buffer(), call.offset() + MarginCallEncoder.sealedHeadEncodingOffset());
        if (priceSource == InstrumentTable.NONE) {
            call.mark(MarginCallEncoder.markNullValue());
            call.priceInstrumentId(MarginCallEncoder.priceInstrumentIdNullValue());
        } else {
            final Instrument instrument = instruments.get(priceSource);
            call.mark(instruments.mark(priceSource) * instrument.tickMantissa()).priceInstrumentId(instrument.id());
        }
        if (hasShadow) {
            writeShadow(account);
        }
        outputs.sendReport(outputs.endBlock(blockLength));
    }

    private void writeShadow(final int account) {
        final PortfolioMargin shadow = margin.shadow(account);
        call.shadowInitialRequirement(
                shadow == null ? MarginCallEncoder.shadowInitialRequirementNullValue() : shadow.initial())
            .shadowMaintenanceRequirement(
                shadow == null ? MarginCallEncoder.shadowMaintenanceRequirementNullValue() : shadow.maintenance());
    }
}
