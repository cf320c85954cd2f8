package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.GroupSizeEncodingDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.PrintBufferUtil;

/** An input message with symbols, decimal prices and amounts, and without what it leaves open. */
final class InputFields {
    /** All optional 64-bit numbers of the schema have the same null. */
    private static final long NULL = TickDecoder.markNullValue();

    private final JournalNames names;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private String type = "";

    private InputFields(final JournalNames names) {
        this.names = names;
    }

    /** Reads a message; one that is not a whole message of the schema is told by its bytes. */
    static InputFields of(
        final DirectBuffer buffer, final int offset, final int length, final JournalNames names) {
        final InputFields fields = new InputFields(names);
        final boolean isRead = isComplete(buffer, offset, length)
            && (new FactReader(fields).read(buffer, offset)
                || new DefinitionReader(fields).read(buffer, offset)
                || new PortfolioReader(fields).read(buffer, offset)
                || new ScaleReader(fields).read(buffer, offset));
        if (!isRead) {
            fields.values.clear();
            fields.type = "unreadable message";
            fields.values.put("type", null);
            fields.text("bytes", PrintBufferUtil.hexDump(buffer, offset, length));
        }
        return fields;
    }

    /** With a block as long as today's schema has it, and whole groups behind it. */
    private static boolean isComplete(final DirectBuffer buffer, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return false;
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        final int template = header.templateId();
        final int block = Math.max(
            Math.max(FactReader.blockLength(template), DefinitionReader.blockLength(template)),
            Math.max(PortfolioReader.blockLength(template), ScaleReader.blockLength(template)));
        final int groupBlock =
            Math.max(DefinitionReader.groupBlockLength(template), PortfolioReader.groupBlockLength(template));
        final int end = MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID || header.blockLength() < block || end > length) {
            return false;
        }
        if (groupBlock == 0) {
            return true;
        }
        if (end + GroupSizeEncodingDecoder.ENCODED_LENGTH > length) {
            return false;
        }
        final GroupSizeEncodingDecoder group = new GroupSizeEncodingDecoder().wrap(buffer, offset + end);
        return group.blockLength() >= groupBlock
            && end + GroupSizeEncodingDecoder.ENCODED_LENGTH + group.numInGroup() * group.blockLength() <= length;
    }

    /** Begins with what kind of message it is and who sent it. */
    InputFields begin(final String newType, final OriginDecoder origin) {
        values.put("type", newType);
        values.put("source", origin.source());
        values.put("epoch", origin.epoch());
        values.put("sourceSequence", JsonText.whole(origin.sequence()));
        type = newType + " of source " + origin.source() + ", epoch " + origin.epoch() + ", its sequence "
            + origin.sequence();
        return this;
    }

    InputFields whole(final String name, final long value) {
        return value == NULL ? this : put(name, JsonText.whole(value), Long.toString(value));
    }

    InputFields text(final String name, final Object value) {
        return put(name, value.toString(), value.toString());
    }

    InputFields decimal(final String name, final BigDecimal value) {
        return put(name, plain(value), plain(value));
    }

    /** A fraction as the wire carries it, times 10^9. */
    InputFields billionths(final String name, final long value) {
        return decimal(name, BigDecimal.valueOf(value, 9));
    }

    InputFields time(final String name, final long timeNs) {
        return timeNs == NULL ? this : text(name, Instant.ofEpochSecond(0, timeNs));
    }

    InputFields asset(final String name, final int assetId) {
        return put(name, names.assetFields(assetId), names.asset(assetId));
    }

    InputFields instrument(final int instrumentId) {
        return instrument("instrument", instrumentId);
    }

    InputFields instrument(final String name, final int instrumentId) {
        return put(name, names.instrumentFields(instrumentId), names.instrument(instrumentId));
    }

    /** A price on the wire in the unit of what it is a price of. */
    String priceText(final int instrumentId, final long mantissa) {
        return names.price(instrumentId, mantissa);
    }

    InputFields price(final String name, final int instrumentId, final long mantissa) {
        return mantissa == NULL ? this
            : put(name, names.price(instrumentId, mantissa), names.price(instrumentId, mantissa));
    }

    /** In minor units of an asset; with the asset's name for people. */
    InputFields amount(final String name, final int assetId, final long minorUnits) {
        final BigDecimal amount = BigDecimal.valueOf(minorUnits);
        return put(name, plain(amount), minorUnits + " (" + names.money(assetId, amount) + ")");
    }

    /** In minor units of the asset that an instrument settles in. */
    InputFields settled(final String name, final int instrumentId, final long minorUnits) {
        final BigDecimal amount = BigDecimal.valueOf(minorUnits);
        return put(name, plain(amount), minorUnits + " (" + names.settled(instrumentId, amount) + ")");
    }

    InputFields list(final String name, final List<Map<String, String>> entries) {
        return put(name, entries, entries.toString().replace("=", " "));
    }

    private InputFields put(final String name, final Object value, final String inWords) {
        values.put(name, value);
        words.add(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) + " " + inWords);
        return this;
    }

    /** For JSON. */
    Map<String, Object> values() {
        return values;
    }

    /** For people. */
    String text() {
        return type + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }
}
