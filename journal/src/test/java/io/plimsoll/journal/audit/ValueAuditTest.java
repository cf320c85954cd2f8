package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.journal.JournalConfiguration;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audits of journals of portfolio accounts, by an auditor's engine whose values of options are right, or are not. */
@Tag("slow")
class ValueAuditTest {
    private static final long SEED = 3;
    private static final AuditOptions ALL_VALUES = new AuditOptions(100, false, true, 1_000_000);
    private static final AuditOptions SAMPLE = new AuditOptions(5, false, false, 10);
    private static final int SOME_COLUMN = 2;
    private static final Pattern DIFFERENCE = Pattern.compile(
        "Input [1-9]\\d*: a lot of option \\d+ \\((call|put), strike \\d+ ticks, volatility [\\d.]+, \\d+ s left,"
            + " forward [\\d.]+ times the mark, rate -?[\\d.]+\\) at \\d+ ticks, in scenario 3 of \\d+, is worth"
            + " \\S+ ticks of the underlying, but \\S+ by Black-76: off by (9\\.9E-12|1\\.[01]E-11) of the"
            + " greater of price and strike");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFindNothingWhereValuesAreRight(final boolean isMarket) {
        final AuditResult result = audit(isMarket, 60, ALL_VALUES, LotValues.UNCHECKED);
        assertEquals(List.of(), result.firstDifferences());
        final ValuesChecked values = result.valuesChecked();
        assertTrue(values.values() > 500, values::toString);
        assertEquals(values.values(), values.checked());
        assertTrue(values.largestDeviation().signum() > 0, values::toString);
        assertTrue(values.largestDeviation().compareTo(ValuesChecked.TOLERANCE) <= 0, values::toString);
    }

    @Test
    void shouldFindAValueThatIsOffByMoreThanTheRulesAllow() {
        final AuditResult result = audit(true, 60, ALL_VALUES, offBy(1e-11));
        final List<String> found = aboutValues(result);
        assertTrue(!found.isEmpty(), result::toString);
        for (final String difference : found) {
            assertTrue(DIFFERENCE.matcher(difference).matches(), difference);
        }
        assertEquals(found.size(), found.stream().map(text -> text.substring(text.indexOf(": "))).distinct().count());
        assertTrue(!result.isClean());
    }

    @Test
    void shouldAllowAValueToBeOffByAsMuchAsTheRulesDo() {
        final AuditResult result = audit(true, 60, ALL_VALUES, offBy(9e-13));
        assertEquals(List.of(), aboutValues(result));
        assertTrue(
            result.valuesChecked().largestDeviation().compareTo(new BigDecimal("8.9e-13")) > 0, result::toString);
    }

    @Test
    void shouldFindAValueThatIsNoNumber() {
        final AuditResult result = audit(true, 30, ALL_VALUES, (lot, valuation) ->
            lot.column() == SOME_COLUMN ? Double.NaN : lot.value(valuation));
        assertTrue(
            result.firstDifferences().stream().anyMatch(text -> text.endsWith(" is worth NaN")), result::toString);
    }

    @Test
    void shouldCheckTheSameSampleEveryTime() {
        final Transcript transcript = Transcript.randomPortfolios(SEED, true, 400);
        transcript.writeTo(JournalConfiguration.small(directory));
        final List<Integer> order = new ArrayList<>();
        final ValuesChecked first = audit(SAMPLE, recording(order)).valuesChecked();
        final long sampled = first.checked() - ValueCheck.ALL_OF_THE_FIRST;
        final long expected = (first.values() - ValueCheck.ALL_OF_THE_FIRST) / ValueCheck.THEN_ONE_OF;
        assertTrue(expected > 50, first::toString);
        assertTrue(sampled > expected * 3 / 4 && sampled < expected * 5 / 4, first::toString);
        final List<Integer> again = new ArrayList<>();
        assertEquals(first, audit(SAMPLE, recording(again)).valuesChecked());
        assertEquals(order, again);
        final ValuesChecked all =
            audit(new AuditOptions(20, false, true, 10), LotValues.UNCHECKED).valuesChecked();
        assertTrue(all.checked() > ValueCheck.ALL_OF_THE_FIRST, all::toString);
        assertEquals(all.values(), all.checked());
    }

    /** Takes down the options asked for, one by one. */
    private static LotValues recording(final List<Integer> order) {
        return (lot, valuation) -> {
            order.add(lot.instrument().id);
            return lot.value(valuation);
        };
    }

    /** Others have no values to check. */
    @Test
    void shouldCheckNothingWhereThereAreNoOptions() {
        final AuditResult result = Transcript.random(BookScale.SMALL, SEED, 100)
            .audit(directory, AuditOptions.DEFAULT);
        assertEquals(new ValuesChecked(0, 0, BigDecimal.ZERO), result.valuesChecked());
    }

    private AuditResult audit(
        final boolean isMarket, final int rounds, final AuditOptions options, final LotValues lotValues) {
        Transcript.randomPortfolios(SEED, isMarket, rounds).writeTo(JournalConfiguration.small(directory));
        return audit(options, lotValues);
    }

    private AuditResult audit(final AuditOptions options, final LotValues lotValues) {
        return new Audit(directory, options, inputs -> { }, lotValues).run();
    }

    /** Values of one scenario are too high. */
    private static LotValues offBy(final double share) {
        return (lot, valuation) -> {
            final double value = lot.value(valuation);
            if (lot.column() != SOME_COLUMN) {
                return value;
            }
            final Quotient unit = lot.instrument().underlyingUnit();
            final double on = lot.instrument().option.strikeTicks().max(BigDecimal.valueOf(lot.node())).doubleValue();
            final double off = share * on * unit.dividend().doubleValue() / unit.divisor().doubleValue();
            return value + (lot.instrument().option.isInverse ? off / movedPrice(lot) : off);
        };
    }

    private static double movedPrice(final OptionLot lot) {
        return lot.node() * lot.grid().model().scenarios().get(lot.column()).priceFactor();
    }

    private static List<String> aboutValues(final AuditResult result) {
        return result.firstDifferences().stream().filter(text -> text.contains("Black-76")).toList();
    }
}
