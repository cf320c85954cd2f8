package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an explanation from top to bottom and computes each number again from those above it. */
final class ExplanationCheck {
    private static final String PRINTED = "(-?[0-9.]+(?:/[0-9]+)?)";
    private static final Pattern DERIVED = Pattern.compile(
        PRINTED + " = (?:[-a-z()]+[-a-z /+()]* = )?((?:floor|ceil|(?:min|max)\\(|[-0-9.,x/+^() ])+)");
    private static final Pattern TEST = Pattern.compile(
        "equity " + PRINTED + " is (not )?below " + PRINTED + " x maintenance = " + PRINTED);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern TOTAL_MAINTENANCE = Pattern.compile("^    maintenance +(-?[0-9]+)");
    private static final Set<String> CONSTANTS = Set.of("0", "1", "2", "6", "9", "10", "32");

    private final Set<String> above = new HashSet<>(CONSTANTS);
    private String maintenance;
    private int derived;

    private ExplanationCheck() {
    }

    /** Returns how many numbers were computed again. */
    static int check(final String explanation) {
        final ExplanationCheck check = new ExplanationCheck();
        explanation.lines().forEach(check::read);
        return check.derived;
    }

    private void read(final String line) {
        final Matcher total = TOTAL_MAINTENANCE.matcher(line);
        if (total.find()) {
            maintenance = total.group(1);
        }
        final Matcher test = TEST.matcher(line);
        final Matcher formula = DERIVED.matcher(line.replace(" ticks x ", " x "));
        if (test.find()) {
            checkTest(line, test);
        } else if (formula.find()) {
            checkFormula(line, formula.group(1), formula.group(2).replaceFirst("[, ]+$", "").strip());
        }
        final Matcher number = NUMBER.matcher(line);
        while (number.find()) {
            above.add(number.group());
        }
    }

    private void checkTest(final String line, final Matcher test) {
        requireAbove(line, test.group(1) + " " + test.group(3));
        final Fraction right = Fraction.of(test.group(3)).times(Fraction.of(maintenance));
        assertEquals(0, right.compareTo(Fraction.of(test.group(4))), line);
        assertEquals(test.group(2) == null, Fraction.of(test.group(1)).compareTo(right) < 0, line);
        derived++;
    }

    private void checkFormula(final String line, final String result, final String formula) {
        requireAbove(line, line.contains("haircut ") || line.contains(" mark ") ? "" : formula);
        Fraction value = PocketCalculator.compute(formula);
        if (line.contains("at least 0") && value.compareTo(Fraction.ZERO) < 0) {
            value = Fraction.ZERO;
        }
        assertEquals(0, value.compareTo(PocketCalculator.compute(result)), line);
        derived++;
    }

    private void requireAbove(final String line, final String formula) {
        final Matcher number = NUMBER.matcher(formula);
        while (number.find()) {
            assertTrue(above.contains(number.group()), () -> number.group() + " is not above: " + line);
        }
    }
}
