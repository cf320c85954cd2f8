package io.plimsoll.journal.audit;

/** An account's state in words, for failure messages. */
final class Description {

    private Description() {
    }

    static String of(final Book book, final Account account) {
        final StringBuilder text = new StringBuilder();
        text.append("account ").append(account.id)
            .append(" class ").append(account.classId)
            .append(' ').append(account.mode)
            .append(' ').append(account.level)
            .append(account.unreconciled ? " UNRECONCILED" : "")
            .append(" valued in asset ").append(account.valuationAssetId)
            .append(": ").append(Valuation.of(book, account))
            .append('\n');
        account.positions.values().forEach(position -> text
            .append("  instrument ").append(position.instrument.id)
            .append(position.instrument.inverse ? " inverse" : " linear")
            .append(" settled in asset ").append(position.instrument.settlementAssetId)
            .append(": lots ").append(position.lots)
            .append(" cost ").append(position.entryCost)
            .append(" mark ").append(position.instrument.mark)
            .append(" unit ").append(position.instrument.unit)
            .append(" unrealised ").append(position.unrealisedProfit())
            .append(" maintenance ").append(position.maintenance())
            .append(" funding ").append(position.funding())
            .append(" tiers ").append(position.instrument.tiers)
            .append('\n'));
        account.balances.forEach((assetId, balance) -> text
            .append("  asset ").append(assetId)
            .append(": ").append(balance)
            .append(" worth ").append(book.hasPrice(assetId) ? book.worth(assetId).reduced() : "nothing")
            .append(" priced by ").append(book.assets.get(assetId).priceInstrumentId())
            .append(" haircuts ").append(book.assets.get(assetId).haircuts())
            .append('\n'));
        return text.toString();
    }
}
