package io.plimsoll.transport.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.concurrent.TimeUnit;
import org.agrona.SystemUtil;

/** The values given for settings, each with its origin, and typed access to them. Refuses by key name. */
final class Settings {
    private static final Map<String, Setting> BY_KEY =
        Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::key, setting -> setting));

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final String origin;

    private Settings(final Map<String, String> given, final String origin) {
        this.origin = origin;
        given.forEach((key, value) -> {
            final Setting setting = BY_KEY.get(key);
            if (setting == null) {
                throw new ConfigurationException("unknown key '" + key + "' in " + origin
                    + ": remove it or correct its spelling" + nearest(key));
            }
            values.put(setting, value.trim());
        });
    }

    static Settings of(final Map<String, String> given, final String origin) {
        return new Settings(given, origin);
    }

    static Settings load(final Path file) {
        final Map<String, String> given = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            new OnceOnlyProperties(given, file).load(reader);
        } catch (final IOException | IllegalArgumentException e) {
            throw new ConfigurationException("cannot read the configuration " + file + ": " + e, e);
        }
        return new Settings(given, file.toString());
    }

    String text(final Setting setting) {
        final String value = values.getOrDefault(setting, setting.defaultValue());
        if (value == null || value.isEmpty()) {
            throw new ConfigurationException("no value for '" + setting.key() + "' in " + origin + ": "
                + setting.description());
        }
        return value;
    }

    int integer(final Setting setting, final int least, final int most) {
        final int value;
        try {
            value = Integer.parseInt(text(setting));
        } catch (final NumberFormatException e) {
            throw refusal(setting, "a whole number from " + least + " to " + most);
        }
        if (value < least || value > most) {
            throw refusal(setting, "from " + least + " to " + most);
        }
        return value;
    }

    long bytes(final Setting setting, final long least, final long most) {
        final long value;
        try {
            value = SystemUtil.parseSize(setting.key(), text(setting));
        } catch (final NumberFormatException e) {
            throw refusal(setting, "a number of bytes such as 65536, 64k, 16m or 1g");
        }
        if (value < least || value > most) {
            throw refusal(setting, "from " + least + " to " + most + " bytes");
        }
        return value;
    }

    int powerOfTwo(final Setting setting, final int least, final int most) {
        final long value = bytes(setting, least, most);
        if (Long.bitCount(value) != 1) {
            throw refusal(setting, "a power of two");
        }
        return (int) value;
    }

    long durationNs(final Setting setting, final long leastNs, final long mostNs) {
        final long value;
        try {
            value = parseDuration(setting.key(), text(setting));
        } catch (final NumberFormatException | ArithmeticException e) {
            throw refusal(setting, "a time with its unit such as 100ms, 1s, 10m, 1h or 7d");
        }
        if (value < leastNs || value > mostNs) {
            throw refusal(setting, "from " + SystemUtil.formatDuration(leastNs) + " to "
                + SystemUtil.formatDuration(mostNs));
        }
        return value;
    }

    /** Agrona knows units up to seconds. */
    private static long parseDuration(final String key, final String text) {
        final int number = text.length() - 1;
        final TimeUnit unit = number < 1 ? TimeUnit.NANOSECONDS : switch (text.charAt(number)) {
            case 'm' -> TimeUnit.MINUTES;
            case 'h' -> TimeUnit.HOURS;
            case 'd' -> TimeUnit.DAYS;
            default -> TimeUnit.NANOSECONDS;
        };
        return unit == TimeUnit.NANOSECONDS ? SystemUtil.parseDuration(key, text)
            : Math.multiplyExact(Long.parseLong(text.substring(0, number)), unit.toNanos(1));
    }

    boolean flag(final Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(setting, "true or false");
        };
    }

    <E extends Enum<E>> E choice(final Setting setting, final Class<E> type) {
        final String name = text(setting).replace('-', '_').toUpperCase(Locale.ROOT);
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw refusal(setting, "one of " + Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", ")));
    }

    List<String> list(final Setting setting) {
        return Arrays.stream(text(setting).split(",")).map(String::trim).toList();
    }

    ConfigurationException refusal(final Setting setting, final String wanted) {
        return new ConfigurationException(
            setting.key() + " = " + text(setting) + " (" + origin(setting) + ") must be " + wanted);
    }

    String origin(final Setting setting) {
        return isGiven(setting) ? origin : "default";
    }

    boolean isGiven(final Setting setting) {
        return values.containsKey(setting);
    }

    Map<String, String> given() {
        final Map<String, String> given = new HashMap<>();
        values.forEach((setting, value) -> given.put(setting.key(), value));
        return given;
    }

    /** One line for each setting: key, value, origin. */
    String describe() {
        return Arrays.stream(Setting.values())
            .map(setting -> String.format("%-34s = %-40s (%s)%n", setting.key(), text(setting), origin(setting)))
            .collect(Collectors.joining());
    }

    private static String nearest(final String key) {
        final String tail = key.substring(key.lastIndexOf('.') + 1);
        return Arrays.stream(Setting.values())
            .map(Setting::key)
            .filter(known -> known.endsWith(tail) || known.replace("-", "").equalsIgnoreCase(key.replace("-", "")))
            .findFirst()
            .map(known -> " (is it '" + known + "'?)")
            .orElse("");
    }

    /** Java's properties format, except that a key given twice is refused: one of the two would silently lose. */
    private static final class OnceOnlyProperties extends Properties {
        private static final long serialVersionUID = 1L;
        private final transient Map<String, String> given;
        private final transient Path file;

        OnceOnlyProperties(final Map<String, String> given, final Path file) {
            this.given = given;
            this.file = file;
        }

        @Override
        public synchronized Object put(final Object key, final Object value) {
            if (given.put((String) key, (String) value) != null) {
                throw new ConfigurationException("key '" + key + "' is given twice in " + file + ": keep one");
            }
            return null;
        }
    }
}
