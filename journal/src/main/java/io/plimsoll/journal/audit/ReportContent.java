package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.AccountReportEncoder.BalancesEncoder;
import io.plimsoll.engine.wire.AccountReportEncoder.CollateralEncoder;
import io.plimsoll.engine.wire.AccountReportEncoder.ComponentsEncoder;
import io.plimsoll.engine.wire.AccountReportEncoder.PositionsEncoder;
import io.plimsoll.engine.wire.AccountReportEncoder.UnderlyingsEncoder;
import io.plimsoll.engine.wire.BooleanType;
import java.math.BigDecimal;

/** Rule 8, AccountReport: writes what an account is and is worth into a report that was begun. */
final class ReportContent {
    private final Book book;
    private final Account account;
    private final AccountBreakdown breakdown;

    ReportContent(final Book book, final Account account) {
        this.book = book;
        this.account = account;
        breakdown = AccountBreakdown.of(book, account);
    }

    /** Fills in all but cause, time and who asked. */
    void write(final AccountReportEncoder report, final OutputForm form) {
        writeAccount(report);
        if (form.hasShadows()) {
            final ShadowBreakdown shadow = breakdown.shadow();
            report.spare((short) 0)
                .shadowInitialRequirement(shadow == null
                    ? AccountReportEncoder.shadowInitialRequirementNullValue() : shadow.initial().longValueExact())
                .shadowMaintenanceRequirement(shadow == null
                    ? AccountReportEncoder.shadowMaintenanceRequirementNullValue()
                    : shadow.maintenance().longValueExact());
        }
        if (form.hasComponents()) {
            report.available(breakdown.available().longValueExact());
        }
        report.limit(report.offset() + form.reportLength());
        writePositions(report.positionsCount(breakdown.positions().size()));
        writeBalances(report.balancesCount(account.balances.size()));
        if (form.hasShadows()) {
            writeUnderlyings(report.underlyingsCount(breakdown.underlyings().size()));
        }
        if (form.hasComponents()) {
            writeComponents(report);
            writeCollateral(report.collateralCount(account.balances.size()));
        }
    }

    private void writeAccount(final AccountReportEncoder report) {
        final AccountTotals totals = breakdown.totals();
        report.accountId(account.id)
            .owner(account.owner)
            .equity(totals.equity().longValueExact())
            .equityWithoutHaircuts(totals.equityWithoutHaircuts().longValueExact())
            .initialRequirement(totals.initial().longValueExact())
            .maintenanceRequirement(totals.maintenance().longValueExact())
            .classId(account.classId)
            .valuationAssetId(account.valuationAssetId)
            .mode(account.mode)
            .level(account.level)
            .unreconciled(account.unreconciled ? BooleanType.TRUE : BooleanType.FALSE);
    }

    private void writePositions(final PositionsEncoder positions) {
        for (final PositionBreakdown position : breakdown.positions()) {
            final Instrument instrument = book.instruments.get(position.instrumentId());
            final BigDecimal liquidationPrice =
                account.isPortfolio() ? null : LiquidationPrice.of(book, account, instrument);
            positions.next()
                .instrumentId(position.instrumentId())
                .lots(position.lots().longValueExact())
                .entryCost(position.entryCost().longValueExact())
                .mark(instrument.mark == null ? 0 : instrument.onWire(instrument.mark.ticks()))
                .unrealisedProfit(position.unrealisedProfit().longValueExact())
                .initialRequirement(position.initial().longValueExact())
                .maintenanceRequirement(position.maintenance().longValueExact())
                .liquidationPrice(liquidationPrice == null
                    ? PositionsEncoder.liquidationPriceNullValue()
                    : liquidationPrice.unscaledValue().longValueExact())
                .liquidationPriceExponent((byte) (liquidationPrice == null ? 0 : -liquidationPrice.scale()));
        }
    }

    private void writeBalances(final BalancesEncoder balances) {
        for (final AssetBreakdown asset : breakdown.assets()) {
            if (asset.balance() != null) {
                balances.next()
                    .assetId(asset.assetId())
                    .amount(asset.balance().longValueExact())
                    .realisedProfit(asset.realisedProfit().longValueExact())
                    .value(asset.totals().equity().longValueExact());
            }
        }
    }

    /** Rule 11.7, Report: of positions with tiers, which those of portfolio accounts do without. */
    private void writeComponents(final AccountReportEncoder report) {
        final ComponentsEncoder components =
            report.componentsCount(account.isPortfolio() ? 0 : account.positions.size());
        if (account.isPortfolio()) {
            return;
        }
        for (final PositionBreakdown position : breakdown.positions()) {
            final RequirementParts maintenance = position.maintenanceParts();
            final RequirementParts initial = position.initialParts();
            final Setting setting = book.setting(account);
            final SizeFactors factors = SizeFactors.of(
                book, setting, account.positions.get(position.instrumentId()), position.tier());
            components.next()
                .instrumentId(position.instrumentId())
                .maintenanceBase(maintenance.base().longValueExact())
                .maintenanceScaling(maintenance.scaling().longValueExact())
                .maintenanceCloseOut(maintenance.closeOut().longValueExact())
                .initialBase(initial.base().longValueExact())
                .initialScaling(initial.scaling().longValueExact())
                .initialCloseOut(initial.closeOut().longValueExact())
                .maintenanceSize(maintenance.size().longValueExact())
                .initialSize(initial.size().longValueExact())
                .scale(setting.scale(position.instrumentId()).value().longValueExact())
                .closeOutFactor(factors.closeOut().longValueExact())
                .sizeRate(factors.maintenanceRate().longValueExact())
                .initialRate(factors.tierRate().longValueExact());
        }
    }

    /** Rule 11.8, Report. */
    private void writeCollateral(final CollateralEncoder collateral) {
        for (final AssetBreakdown asset : breakdown.assets()) {
            if (asset.balance() != null) {
                collateral.next()
                    .assetId(asset.assetId())
                    .deposited(asset.balance().longValueExact())
                    .net(asset.net().longValueExact())
                    .weighted(asset.extra().byTiers().longValueExact())
                    .extra(asset.extra().taken().longValueExact())
                    .available(asset.available().amount().longValueExact())
                    .extraHaircut(Whole.billionths(asset.extra().haircut()).longValueExact());
            }
        }
    }

    private void writeUnderlyings(final UnderlyingsEncoder underlyings) {
        for (final UnderlyingBreakdown underlying : breakdown.underlyings()) {
            underlyings.next()
                .instrumentId(underlying.instrumentId())
                .worstScenario(underlying.worstPlace())
                .worstOutcome(underlying.worst().longValueExact())
                .basisOutcome(underlying.basis().longValueExact())
                .linearCharge(underlying.linearCharge().longValueExact())
                .nakedShortCharge(underlying.nakedShortCharge().longValueExact())
                .leastShort(underlying.leastCharge().longValueExact())
                .doubtCharge(underlying.doubtCharge().longValueExact())
                .initialRequirement(underlying.initial().longValueExact())
                .maintenanceRequirement(underlying.maintenance().longValueExact());
        }
    }
}
