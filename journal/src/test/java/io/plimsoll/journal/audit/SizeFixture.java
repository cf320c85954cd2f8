package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.CollateralDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.ComponentsDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.ArrayList;
import java.util.List;

/** The book of {@link ScaleFixture} with the messages of rules 11.7 to 11.9, and what reports say of these. */
final class SizeFixture {
    private final ScaleFixture book;
    private final SizeMessages sizes;
    private final CollateralMessages collateral;

    SizeFixture(final Implementation implementation) {
        book = new ScaleFixture(implementation);
        sizes = new SizeMessages(book.messages());
        collateral = new CollateralMessages(book.messages());
    }

    ScaleFixture book() {
        return book;
    }

    SizeMessages sizes() {
        return sizes;
    }

    CollateralMessages collateral() {
        return collateral;
    }

    /** Account 1 with much money and so many lots of the perpetual, bought at 100. */
    void hold(final long lots) {
        book.messages().account(1, DOLLAR);
        book.messages().collateral(1, DOLLAR, 1_000_000_000);
        book.messages().fill(1, PERPETUAL, lots, 100, 0);
    }

    /** A review, after which what comes is in force. */
    void reviewAndRollOut() {
        book.review();
        book.scales().rollOut(4_096);
    }

    /** What a report says of requirements in all: maintenance and initial. */
    List<Long> requirements() {
        final AccountReportDecoder report = book.report(1);
        return List.of(report.maintenanceRequirement(), report.initialRequirement());
    }

    /** Of the only position: base, scaling, close-out and size of maintenance, then of initial margin. */
    List<Long> components() {
        final List<List<Long>> all = components(1);
        assertEquals(1, all.size());
        return all.get(0).subList(1, 9);
    }

    /** Scale, close-out factor, size rate and initial rate of the only position. */
    List<Long> factors() {
        return components(1).get(0).subList(9, 13);
    }

    /** What the group of components says, each with the instrument in front. */
    List<List<Long>> components(final long accountId) {
        final AccountReportDecoder report = book.report(accountId);
        skip(report);
        final List<List<Long>> all = new ArrayList<>();
        for (final ComponentsDecoder each : report.components()) {
            all.add(List.of(
                (long) each.instrumentId(),
                each.maintenanceBase(), each.maintenanceScaling(), each.maintenanceCloseOut(), each.maintenanceSize(),
                each.initialBase(), each.initialScaling(), each.initialCloseOut(), each.initialSize(),
                each.scale(), each.closeOutFactor(), each.sizeRate(), each.initialRate()));
        }
        return all;
    }

    /** What the group of collateral says: asset, deposited, net, weighted, extra, available and extra haircut. */
    List<List<Long>> collateral(final long accountId) {
        final AccountReportDecoder report = book.report(accountId);
        skip(report);
        report.components().forEach(each -> { });
        final List<List<Long>> all = new ArrayList<>();
        for (final CollateralDecoder each : report.collateral()) {
            all.add(List.of(
                (long) each.assetId(), each.deposited(), each.net(), each.weighted(), each.extra(), each.available(),
                each.extraHaircut()));
        }
        return all;
    }

    private static void skip(final AccountReportDecoder report) {
        report.positions().forEach(each -> { });
        report.balances().forEach(each -> { });
        report.underlyings().forEach(each -> { });
    }

    /** One step was said: of a kind, from one number to another, which was wanted. */
    void requireSteps(final String... steps) {
        assertEquals(List.of(steps), book.steps().stream().map(SizeFixture::inWords).toList());
    }

    /** Kind, whose, before, after and wanted; an asset in brackets. */
    private static String inWords(final RiskStepDecoder step) {
        final boolean isOfInstrument = step.instrumentId() != RiskStepDecoder.instrumentIdNullValue();
        final boolean isOfAsset = step.assetId() != RiskStepDecoder.assetIdNullValue();
        return step.kind() + (isOfInstrument ? " " + step.instrumentId() : "")
            + (isOfAsset ? " (" + step.assetId() + ")" : "")
            + ": " + step.before() + " " + step.after() + " " + step.wanted();
    }
}
