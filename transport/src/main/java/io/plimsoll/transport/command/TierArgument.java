package io.plimsoll.transport.command;

import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A tier as it is written on the command line: {@code FLOOR:MAINTENANCE:INITIAL}. */
final class TierArgument implements ITypeConverter<Scenario.Tier> {
    private static final int PARTS = 3;
    private static final int MOST_DECIMALS = 9;

    @Override
    public Scenario.Tier convert(final String value) {
        final String[] parts = value.split(":", -1);
        if (parts.length != PARTS) {
            throw new TypeConversionException("\"" + value + "\" is not FLOOR:MAINTENANCE:INITIAL");
        }
        final BigDecimal maintenance = rate(value, parts[1]);
        final BigDecimal initial = rate(value, parts[2]);
        if (initial.compareTo(maintenance) < 0) {
            throw new TypeConversionException("\"" + value + "\": the initial rate is below the maintenance rate");
        }
        return new Scenario.Tier(number(value, parts[0]), maintenance, null, initial);
    }

    private static BigDecimal rate(final String value, final String part) {
        final BigDecimal rate = number(value, part);
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0
            || rate.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw new TypeConversionException(
                "\"" + value + "\": a rate must be above 0, at most 1, and have nine decimals at most");
        }
        return rate;
    }

    private static BigDecimal number(final String value, final String part) {
        try {
            return new BigDecimal(part);
        } catch (final NumberFormatException e) {
            throw new TypeConversionException("\"" + value + "\": \"" + part + "\" is not a decimal number");
        }
    }
}
