package io.plimsoll.transport.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of one JSON object, read by name; whatever is wrong is said with the object's and the key's name. */
public final class Fields {
    private static final int MOST_DIGITS = 60;
    private static final int LARGEST_SCALE = 40;

    private final String item;
    private final JsonNode node;

    /**
     * Of an object.
     *
     * @param item what it is, for messages
     * @param node JSON
     * @param keys that it may have
     * @throws ScenarioException if it is no object or has others
     */
    public Fields(final String item, final JsonNode node, final String... keys) {
        this.item = item;
        this.node = node;
        if (!node.isObject()) {
            throw new ScenarioException(item + " must be an object: {...}");
        }
        final List<String> known = List.of(keys);
        for (final Iterator<String> names = node.fieldNames(); names.hasNext();) {
            final String name = names.next();
            if (!known.contains(name)) {
                throw new ScenarioException(
                    item + ": unknown key \"" + name + "\"; the keys are " + String.join(", ", known));
            }
        }
    }

    /**
     * What the object is, for messages.
     *
     * @return as it was given
     */
    public String item() {
        return item;
    }

    /**
     * Whether a key is there, and not null.
     *
     * @param key name
     * @return whether it is
     */
    public boolean has(final String key) {
        final JsonNode value = node.get(key);
        return value != null && !value.isNull();
    }

    /**
     * A text.
     *
     * @param key name, which must be there
     * @return not blank
     */
    public String text(final String key) {
        final JsonNode value = required(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new ScenarioException(item + ": " + key + " must be a string but is " + value);
        }
        return value.textValue();
    }

    /**
     * A text that need not be there.
     *
     * @param key name
     * @return not blank, or null
     */
    public String textOrNull(final String key) {
        return has(key) ? text(key) : null;
    }

    /** A name that fits the wire: ASCII, at most 24 characters. */
    String symbol(final String key) {
        final String symbol = text(key);
        if (symbol.length() > 24 || !symbol.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ScenarioException(item + ": " + key + " \"" + symbol
                + "\" must be 1 to 24 characters of ASCII without spaces; give it a shorter or plainer name");
        }
        return symbol;
    }

    /**
     * One of some names.
     *
     * @param key          name of the key
     * @param defaultValue if it is not there, or null if it must be
     * @param values       that it may have
     * @param <E>          of names
     * @return one of the values
     */
    public <E extends Enum<E>> E oneOf(final String key, final E defaultValue, final List<E> values) {
        if (defaultValue != null && !has(key)) {
            return defaultValue;
        }
        final String name = text(key);
        for (final E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new ScenarioException(item + ": " + key + " \"" + name + "\" must be one of " + values);
    }

    /**
     * Yes or no.
     *
     * @param key name
     * @return false if it is not there
     */
    public boolean flag(final String key) {
        if (has(key) && !node.get(key).isBoolean()) {
            throw new ScenarioException(item + ": " + key + " must be true or false but is " + node.get(key));
        }
        return has(key) && node.get(key).booleanValue();
    }

    /**
     * A number.
     *
     * @param key name, which must be there
     * @return as it is written
     */
    public BigDecimal decimal(final String key) {
        return decimal(item + ": " + key, required(key));
    }

    BigDecimal decimalOr(final String key, final BigDecimal defaultValue) {
        return has(key) ? decimal(key) : defaultValue;
    }

    BigDecimal positive(final String key) {
        final BigDecimal value = decimal(key);
        if (value.signum() <= 0) {
            throw new ScenarioException(
                item + ": " + key + " must be greater than 0 but is " + value.toPlainString());
        }
        return value;
    }

    BigDecimal positiveOrNull(final String key) {
        return has(key) ? positive(key) : null;
    }

    /**
     * A whole number.
     *
     * @param key   name, which must be there
     * @param least that it may be
     * @param most  that it may be
     * @return the number
     */
    public long integer(final String key, final long least, final long most) {
        final BigDecimal value = decimal(key);
        if (value.stripTrailingZeros().scale() > 0
            || value.compareTo(BigDecimal.valueOf(least)) < 0
            || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new ScenarioException(item + ": " + key + " must be a whole number from " + least + " to " + most
                + " but is " + value.toPlainString());
        }
        return value.longValueExact();
    }

    /**
     * The elements of an array.
     *
     * @param key name
     * @return in their order; none if the key is not there
     */
    public List<JsonNode> elements(final String key) {
        final List<JsonNode> elements = new ArrayList<>();
        if (has(key)) {
            if (!node.get(key).isArray()) {
                throw new ScenarioException(item + ": " + key + " must be an array: [...]");
            }
            node.get(key).forEach(elements::add);
        }
        return elements;
    }

    /**
     * A fraction as it is on the wire.
     *
     * @param key name, which must be there
     * @return x 10^9
     * @throws ScenarioException if it has more than nine decimals
     */
    public long fraction(final String key) {
        return Decimals.fraction(item + ": " + key, decimal(key));
    }

    /**
     * A fraction that need not be there.
     *
     * @param key          name
     * @param defaultValue if it is not there, x 10^9
     * @return x 10^9
     */
    public long fractionOr(final String key, final long defaultValue) {
        return has(key) ? fraction(key) : defaultValue;
    }

    /**
     * A time in UTC.
     *
     * @param key name, which must be there
     * @return the time
     */
    public Instant instant(final String key) {
        final String text = text(key);
        try {
            return Instant.parse(text);
        } catch (final DateTimeParseException e) {
            throw new ScenarioException(item + ": " + key
                + " must be a time in UTC such as \"2026-06-26T08:00:00Z\" but is \"" + text + "\"");
        }
    }

    /** The decimals of an object, by key, in their order; none if the key is not there. */
    Map<String, BigDecimal> decimals(final String key) {
        final Map<String, BigDecimal> decimals = new LinkedHashMap<>();
        if (has(key)) {
            if (!node.get(key).isObject()) {
                throw new ScenarioException(item + ": " + key + " must be an object: {\"NAME\": \"NUMBER\"}");
            }
            node.get(key).properties().forEach(entry ->
                decimals.put(entry.getKey(), decimal(item + ": " + key + " " + entry.getKey(), entry.getValue())));
        }
        return decimals;
    }

    /**
     * The numbers of an array.
     *
     * @param key name
     * @return in their order; none if the key is not there
     */
    public List<BigDecimal> decimalElements(final String key) {
        final List<BigDecimal> decimals = new ArrayList<>();
        for (final JsonNode element : elements(key)) {
            decimals.add(decimal(item + ": " + key + " number " + (decimals.size() + 1), element));
        }
        return decimals;
    }

    /**
     * Whatever a key has.
     *
     * @param key name, which must be there
     * @return JSON
     */
    public JsonNode required(final String key) {
        if (!has(key)) {
            throw new ScenarioException(item + ": \"" + key + "\" is missing");
        }
        return node.get(key);
    }

    private static BigDecimal decimal(final String name, final JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw new ScenarioException(name + " must be a decimal, such as \"0.5\", but is " + value);
        }
        final BigDecimal decimal;
        try {
            decimal = new BigDecimal(value.asText());
        } catch (final NumberFormatException e) {
            throw new ScenarioException(name + " must be a decimal, such as \"0.5\", but is " + value);
        }
        if (decimal.precision() > MOST_DIGITS || Math.abs(decimal.scale()) > LARGEST_SCALE) {
            throw new ScenarioException(name + " has more digits than any asset can hold: " + value);
        }
        return decimal;
    }
}
