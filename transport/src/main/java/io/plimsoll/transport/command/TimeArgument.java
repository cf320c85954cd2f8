package io.plimsoll.transport.command;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A UTC time as nanoseconds since 1970, as records are stamped. */
final class TimeArgument implements ITypeConverter<Long> {
    private static final long SECOND_NS = 1_000_000_000L;

    @Override
    public Long convert(final String value) {
        try {
            final Instant time = Instant.parse(value);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND_NS), time.getNano());
        } catch (final DateTimeException e) {
            throw new TypeConversionException("\"" + value + "\" is not a time such as 2026-11-25T08:00:00Z");
        } catch (final ArithmeticException e) {
            throw new TypeConversionException("\"" + value + "\" is beyond the years 1678 to 2261 that stamps reach");
        }
    }
}
