package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.Formula.operand;
import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.MarginTier;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.SizeBreakdown;
import java.math.BigDecimal;

/** Rule 2 for one position, line by line. */
final class PositionText {
    private final JournalNames names;
    private final Sheet sheet;

    PositionText(final JournalNames names, final Sheet sheet) {
        this.names = names;
        this.sheet = sheet;
    }

    void print(final PositionBreakdown position, final int exponent) {
        if (position.option() != null) {
            new OptionText(names, sheet).print(position, exponent);
            return;
        }
        sheet.head(names.instrument(position.instrumentId()) + (position.inverse() ? ", inverse: " : ", linear: ")
            + plain(position.lots()) + " lots, settled in " + names.asset(position.settlementAssetId())
            + ", in minor units of 10^" + exponent);
        printValue(position, exponent);
        printProfit(position);
        if (position.tier() == null) {
            sheet.line("requirements", "none of its own in a portfolio account");
        } else {
            printRequirements(position);
        }
    }

    private void printValue(final PositionBreakdown position, final int exponent) {
        final String ticks = plain(position.mark().ticks());
        sheet.line("contract size", plain(position.contractSize()) + " = lot size x multiplier");
        sheet.line("tick size", plain(position.tickSize()));
        sheet.line("unit", position.unit() + " = " + plain(position.contractSize())
            + (position.inverse() ? " / " : " x ") + plain(position.tickSize()) + " / 10^"
            + exponent + ", minor units per lot and tick");
        sheet.line("mark", plain(position.mark().price()) + " = " + ticks + " ticks x " + plain(position.tickSize())
            + ", " + Formula.kind(position.mark()) + Formula.setBy(position.mark().cause()));
        sheet.line("value", position.value() + " = " + (position.inverse() ? "-lots x unit / ticks = -" : "lots x unit"
            + " x ticks = ") + operand(position.lots()) + " x " + position.unit() + (position.inverse() ? " / " : " x ")
            + ticks);
        sheet.line("notional", position.notional() + " = value without its sign");
    }

    private void printProfit(final PositionBreakdown position) {
        final BigDecimal index = position.fundingIndex().index();
        sheet.line("entry cost", plain(position.entryCost()));
        sheet.line("funding index", plain(index) + ", 10^6 x minor units per lot"
            + Formula.setBy(position.fundingIndex().cause()) + "; " + plain(position.entryFunding())
            + " when funding was last realised");
        sheet.line("funding", plain(position.funding()) + " = floor(-" + operand(position.lots()) + " x ("
            + plain(index) + " - " + operand(position.entryFunding()) + ") / 10^6)");
        sheet.line("unrealised profit", plain(position.unrealisedProfit()) + " = floor(value) - entry cost + funding"
            + " = floor(" + position.value() + ") - " + operand(position.entryCost()) + " + "
            + operand(position.funding()));
    }

    private void printRequirements(final PositionBreakdown position) {
        final MarginTier tier = position.tier();
        final String upTo = position.nextTierFloor() == null ? " on, the last tier"
            : " to below " + plain(position.nextTierFloor());
        sheet.line("tier", "for a notional from " + plain(tier.floor()) + upTo + Formula.setBy(position.tiersCause()));
        sheet.line("rates", "maintenance " + plain(tier.maintenanceRate()) + " less " + plain(tier.amount())
            + ", initial " + plain(tier.initialRate()));
        final SizeBreakdown size = position.size();
        final BigDecimal initialRate = size == null ? tier.initialRate() : size.tierRate();
        if (initialRate.compareTo(tier.initialRate()) != 0) {
            new SizeText(sheet).printOpenInterest(size);
        }
        final String byTier = position.scale() == null && size == null ? "" : "tier ";
        sheet.line(byTier + "maintenance", plain(position.maintenanceParts().base()) + " = ceil(" + position.notional()
            + " x " + plain(tier.maintenanceRate()) + " - " + operand(tier.amount()) + ")");
        sheet.line(byTier + "initial", plain(position.initialParts().base()) + " = ceil(" + position.notional() + " x "
            + plain(initialRate) + ")");
        if (position.scale() != null) {
            new ScaleText(sheet).print(position.scale(), size == null);
        }
        if (size != null) {
            new SizeText(sheet).print(position);
        }
    }
}
