package io.plimsoll.transport.command;

/** Computes what an explanation prints behind an equals sign: numbers, + - x / ^, brackets, floor, ceil, min, max. */
final class PocketCalculator {
    private final String text;
    private int at;

    private PocketCalculator(final String text) {
        this.text = text.replace(" ", "");
    }

    static Fraction compute(final String formula) {
        final PocketCalculator calculator = new PocketCalculator(formula);
        final Fraction value = calculator.sum();
        if (calculator.at < calculator.text.length()) {
            throw new IllegalArgumentException(formula + " at " + calculator.text.substring(calculator.at));
        }
        return value;
    }

    private Fraction sum() {
        Fraction value = product();
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            value = text.charAt(at++) == '+' ? value.plus(product()) : value.minus(product());
        }
        return value;
    }

    private Fraction product() {
        Fraction value = power();
        while (at < text.length() && (text.charAt(at) == 'x' || text.charAt(at) == '/')) {
            value = text.charAt(at++) == 'x' ? value.times(power()) : value.over(power());
        }
        return value;
    }

    private Fraction power() {
        final Fraction base = operand();
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
            return base.power(operand().dividend().intValueExact());
        }
        return base;
    }

    private Fraction operand() {
        if (takes("-")) {
            return operand().negate();
        }
        if (takes("floor(")) {
            return bracketed().floor();
        }
        if (takes("ceil(")) {
            return bracketed().ceil();
        }
        if (takes("min(")) {
            return leastOf(1);
        }
        if (takes("max(")) {
            return leastOf(-1);
        }
        if (takes("(")) {
            return bracketed();
        }
        final int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Fraction.of(text.substring(start, at));
    }

    /** The least of several sums, by the other sign the greatest. */
    private Fraction leastOf(final int sign) {
        Fraction least = sum();
        while (takes(",")) {
            final Fraction next = sum();
            least = sign * next.compareTo(least) < 0 ? next : least;
        }
        if (!takes(")")) {
            throw new IllegalArgumentException("a bracket is open in " + text);
        }
        return least;
    }

    private Fraction bracketed() {
        final Fraction value = sum();
        if (!takes(")")) {
            throw new IllegalArgumentException("a bracket is open in " + text);
        }
        return value;
    }

    private boolean takes(final String token) {
        final boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }
}
