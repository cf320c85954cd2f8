package io.plimsoll.transport.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * JSON as this package writes it: whatever may have a fraction or is money or a price is a string with a plain decimal;
 * ids, sequences and counts are numbers, but strings where they are beyond what a double holds exactly.
 */
final class JsonText {
    private static final long LARGEST_EXACT = (1L << 53) - 1;
    private static final ObjectWriter ONE_LINE = new ObjectMapper().writer();
    private static final ObjectWriter INDENTED = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private JsonText() {
    }

    /** An id, a sequence or a count. */
    static Object whole(final long value) {
        return Math.abs(value) <= LARGEST_EXACT && value != Long.MIN_VALUE ? value : Long.toString(value);
    }

    static String oneLine(final Object value) {
        return write(ONE_LINE, value);
    }

    static String indented(final Object value) {
        return write(INDENTED, value);
    }

    private static String write(final ObjectWriter writer, final Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can always be written", e);
        }
    }
}
