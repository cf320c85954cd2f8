package io.plimsoll.transport.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON as people write it into files: decimals stay as they are, keys that are there twice are refused. NaN and
 * Infinity are read, so that whoever wants a decimal there can refuse them by the key's name.
 */
public final class ScenarioJson {
    private static final ObjectReader JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build()
        .readerFor(JsonNode.class);

    private ScenarioJson() {
    }

    /**
     * Reads all of an input.
     *
     * @param name of the input, for messages
     * @param json the input, UTF-8
     * @return its root
     * @throws ScenarioException if it is not JSON
     * @throws IOException       if it cannot be read
     */
    public static JsonNode read(final String name, final InputStream json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (final JsonProcessingException e) {
            final JsonLocation location = e.getLocation();
            final String place = location == null
                ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw new ScenarioException(name + " is not valid JSON" + place + ": " + e.getOriginalMessage());
        }
    }
}
