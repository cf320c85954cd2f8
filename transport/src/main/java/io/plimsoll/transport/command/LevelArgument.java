package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.Level;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A level by its name; the wire's null is none. */
final class LevelArgument implements ITypeConverter<Level>, Iterable<String> {
    private static final List<String> NAMES = Arrays.stream(Level.values())
        .filter(level -> level != Level.NULL_VAL)
        .map(Level::name)
        .toList();

    @Override
    public Level convert(final String value) {
        final String name = value.toUpperCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            throw new TypeConversionException("\"" + value + "\" is none of " + String.join(", ", NAMES));
        }
        return Level.valueOf(name);
    }

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
