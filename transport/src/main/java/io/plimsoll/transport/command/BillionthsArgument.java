package io.plimsoll.transport.command;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A decimal as it is on the wire, x 10^9. */
final class BillionthsArgument implements ITypeConverter<Long> {
    private static final int DECIMALS = 9;

    @Override
    public Long convert(final String value) {
        try {
            return new BigDecimal(value).movePointRight(DECIMALS).longValueExact();
        } catch (final NumberFormatException e) {
            throw new TypeConversionException("\"" + value + "\" is not a decimal number");
        } catch (final ArithmeticException e) {
            throw new TypeConversionException("\"" + value + "\" must have nine decimals at most, and be below 10^9");
        }
    }
}
