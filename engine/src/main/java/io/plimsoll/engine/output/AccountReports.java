package io.plimsoll.engine.output;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LiquidationPrice;
import io.plimsoll.engine.margin.PositionRequirement;
import io.plimsoll.engine.portfolio.PortfolioMargin;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MessageHeaderEncoder;

/** Writes what an account is, has and needs (rules, section 8). */
public final class AccountReports {
    private final Outputs outputs;
    private final AccountTable accounts;
    private final AccountClassTable classes;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final AccountMargin margin;
    private final PositionRequirement requirement;
    private final LiquidationPrice liquidationPrice;
    private final UnderlyingReports requirements;
    private final ComponentReports components;
    private final CollateralReports collateral;
    private final boolean hasPortfolios;
    private final boolean hasComponents;
    private final AccountReportEncoder report = new AccountReportEncoder();

    /**
     * Writes reports to these outputs.
     *
     * @param outputs     where to
     * @param book all that margin is computed from
     * @param margin      to calculate with
     * @param rules       say which fields a report has
     */
    public AccountReports(final Outputs outputs, final Book book, final AccountMargin margin, final Rules rules) {
        hasPortfolios = rules.hasPortfolios();
        hasComponents = rules.hasScales();
        this.outputs = outputs;
        this.accounts = book.accounts();
        this.classes = book.classes();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        this.margin = margin;
        requirement = new PositionRequirement(book);
        liquidationPrice = new LiquidationPrice(book);
        requirements = new UnderlyingReports(book.instruments());
        components = new ComponentReports(book);
        collateral = new CollateralReports(book, margin);
    }

    /**
     * The longest report there can be.
     *
     * @param positions most positions of an account
     * @param balances  most balances of an account
     * @return bytes, header included
     */
    public static int mostBytes(final int positions, final int balances) {
        return MessageHeaderEncoder.ENCODED_LENGTH
            + AccountReportEncoder.BLOCK_LENGTH
            + AccountReportEncoder.PositionsEncoder.sbeHeaderSize()
            + positions * AccountReportEncoder.PositionsEncoder.sbeBlockLength()
            + AccountReportEncoder.BalancesEncoder.sbeHeaderSize()
            + balances * AccountReportEncoder.BalancesEncoder.sbeBlockLength()
            + AccountReportEncoder.UnderlyingsEncoder.sbeHeaderSize()
            + positions * AccountReportEncoder.UnderlyingsEncoder.sbeBlockLength()
            + AccountReportEncoder.ComponentsEncoder.sbeHeaderSize()
            + positions * AccountReportEncoder.ComponentsEncoder.sbeBlockLength()
            + AccountReportEncoder.CollateralEncoder.sbeHeaderSize()
            + balances * AccountReportEncoder.CollateralEncoder.sbeBlockLength();
    }

    /**
     * Writes a report.
     *
     * @param account       index
     * @param correlationId of the question
     * @param sourceId      who asked
     */
    public void write(final int account, final long correlationId, final int sourceId) {
        margin.calculateAll(account);
        report.wrapAndApplyHeader(outputs.buffer(), 0, outputs.header())
            .causeSequence(outputs.causeSequence())
            .timeNs(outputs.timeNs())
            .correlationId(correlationId)
            .accountId(accounts.id(account))
            .owner(accounts.owner(account))
            .equity(margin.equity())
            .equityWithoutHaircuts(margin.equityWithoutHaircuts())
            .initialRequirement(margin.initial())
            .maintenanceRequirement(margin.maintenance())
            .source(sourceId)
            .classId(classes.id(accounts.accountClass(account)))
            .valuationAssetId(assets.id(accounts.valuationAsset(account)))
            .mode(AccountMode.get((short) accounts.mode(account)))
            .level(Level.get((short) accounts.level(account)))
            .unreconciled(accounts.isUnreconciled(account) ? BooleanType.TRUE : BooleanType.FALSE);
        if (hasPortfolios) {
            writeShadow(account);
        }
        endBlock(account);
        final AccountReportEncoder.PositionsEncoder group = report.positionsCount(accounts.positionCount(account));
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            write(account, p, group.next());
        }
        writeBalances(account);
        if (hasPortfolios) {
            requirements.write(report, accounts.isPortfolio(account) ? margin.portfolio() : null);
        }
        if (hasComponents) {
            components.write(report, account);
            collateral.write(report, account);
        }
        outputs.send(report.limit());
    }

    private void endBlock(final int account) {
        if (hasComponents) {
            report.available(collateral.available(account));
        } else {
            report.limit(outputs.endBlock(hasPortfolios
                ? AccountReportEncoder.availableEncodingOffset() : AccountReportEncoder.spareEncodingOffset()));
        }
    }

    private void writeShadow(final int account) {
        final PortfolioMargin shadow = margin.shadow(account);
        report.spare((short) 0)
            .shadowInitialRequirement(
                shadow == null ? AccountReportEncoder.shadowInitialRequirementNullValue() : shadow.initial())
            .shadowMaintenanceRequirement(
                shadow == null ? AccountReportEncoder.shadowMaintenanceRequirementNullValue() : shadow.maintenance());
    }

    private void write(final int account, final int position, final AccountReportEncoder.PositionsEncoder entry) {
        final int instrument = positions.instrument(position);
        final Instrument what = instruments.get(instrument);
        final long lots = positions.lots(position);
        final long mark = instruments.mark(instrument);
        final boolean hasOwn = !accounts.isPortfolio(account);
        if (hasOwn) {
            requirement.set(account, instrument, lots, mark);
        }
        entry.instrumentId(what.id())
            .lots(lots)
            .entryCost(positions.entryCost(position))
            .mark(mark * what.tickMantissa())
            .unrealisedProfit(margin.unrealisedProfit(position))
            .initialRequirement(hasOwn ? requirement.initial() : 0)
            .maintenanceRequirement(hasOwn ? requirement.maintenance() : 0);
        if (hasOwn && liquidationPrice.calculate(account, position)) {
            entry.liquidationPrice(liquidationPrice.mantissa())
                .liquidationPriceExponent((byte) liquidationPrice.exponent());
        } else {
            entry.liquidationPrice(AccountReportEncoder.PositionsEncoder.liquidationPriceNullValue())
                .liquidationPriceExponent((byte) 0);
        }
    }

    private void writeBalances(final int account) {
        int count = 0;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            count++;
        }
        final AccountReportEncoder.BalancesEncoder group = report.balancesCount(count);
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final long net = balances.amount(b) + balances.unrealisedSum(b);
            group.next()
                .assetId(assets.id(balances.asset(b)))
                .amount(balances.amount(b))
                .realisedProfit(balances.realisedProfit(b))
                .value(margin.collateralDown(account, balances.asset(b), net));
        }
    }
}
