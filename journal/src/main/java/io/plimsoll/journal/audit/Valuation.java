package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 3: what an account is worth and what it needs, in minor units of its valuation asset.
 *
 * @param equity                with haircuts
 * @param equityWithoutHaircuts without
 * @param initial               requirement
 * @param maintenance           requirement
 */
record Valuation(
    BigInteger equity, BigInteger equityWithoutHaircuts, BigInteger initial, BigInteger maintenance) {

    static Valuation of(final Book book, final Account account) {
        BigInteger equity = BigInteger.ZERO;
        BigInteger equityWithoutHaircuts = BigInteger.ZERO;
        BigInteger initial = BigInteger.ZERO;
        BigInteger maintenance = BigInteger.ZERO;
        for (final int assetId : account.assetIds()) {
            if (book.hasPrice(assetId)) {
                final Quotient conversion = book.conversion(assetId, account.valuationAssetId);
                BigInteger initialInAsset = BigInteger.ZERO;
                BigInteger maintenanceInAsset = BigInteger.ZERO;
                for (final Position position : account.positions.values()) {
                    if (position.instrument.settlementAssetId == assetId) {
                        initialInAsset = initialInAsset.add(position.initial());
                        maintenanceInAsset = maintenanceInAsset.add(position.maintenance());
                    }
                }
                equity = equity.add(value(book, account, assetId));
                equityWithoutHaircuts =
                    equityWithoutHaircuts.add(conversion.times(net(account, assetId)).floor());
                initial = initial.add(conversion.times(initialInAsset).ceil());
                maintenance = maintenance.add(conversion.times(maintenanceInAsset).ceil());
            }
        }
        return new Valuation(equity, equityWithoutHaircuts, initial, maintenance);
    }

    /** What an account's net amount of an asset counts, after haircut, in the valuation asset. */
    static BigInteger value(final Book book, final Account account, final int assetId) {
        if (!book.hasPrice(assetId)) {
            return BigInteger.ZERO;
        }
        return book.assets.get(assetId).weighted(Quotient.of(net(account, assetId)))
            .times(book.conversion(assetId, account.valuationAssetId))
            .floor();
    }

    /** net_A: the balance and the unrealised profit of positions settled in the asset. */
    private static BigInteger net(final Account account, final int assetId) {
        BigInteger net = account.balances.getOrDefault(assetId, Balance.NONE).amount();
        for (final Position position : account.positions.values()) {
            if (position.instrument.settlementAssetId == assetId) {
                net = net.add(position.unrealisedProfit());
            }
        }
        return net;
    }
}
