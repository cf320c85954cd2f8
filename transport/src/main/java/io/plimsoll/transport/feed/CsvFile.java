package io.plimsoll.transport.feed;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Lines of a CSV file with a header, plain or gzip, by column name. Fields have no quotes. */
final class CsvFile implements AutoCloseable {
    private static final int GZIP_MAGIC_LOW = 0x1f;
    private static final int GZIP_MAGIC_HIGH = 0x8b;

    private final String name;
    private final BufferedReader reader;
    private final List<String> columns;
    private String[] fields;
    private long lineNumber = 1;

    CsvFile(final String name, final InputStream input) throws IOException {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(decompress(input), StandardCharsets.UTF_8), 1 << 16);
        final String header = reader.readLine();
        if (header == null) {
            throw new FeedException(name + " is empty; a first line with column names is needed");
        }
        this.columns = Arrays.asList(header.split(",", -1));
    }

    /** Goes to the next line that is not empty. */
    boolean next() throws IOException {
        String line;
        do {
            line = reader.readLine();
            lineNumber++;
        } while (line != null && line.isEmpty());
        if (line == null) {
            return false;
        }
        fields = line.split(",", -1);
        if (fields.length != columns.size()) {
            throw new FeedException(
                where() + " has " + fields.length + " fields, the header has " + columns.size() + "; is it cut off?");
        }
        return true;
    }

    List<String> columns() {
        return columns;
    }

    /** Index of a column; -1 if there is none. */
    int column(final String column) {
        return columns.indexOf(column);
    }

    String text(final int column) {
        return column < 0 ? "" : fields[column];
    }

    long integer(final int column) {
        try {
            return Long.parseLong(fields[column]);
        } catch (final NumberFormatException e) {
            throw bad(column, "a whole number");
        }
    }

    BigDecimal decimal(final int column) {
        try {
            return new BigDecimal(fields[column]);
        } catch (final NumberFormatException e) {
            throw bad(column, "a decimal number");
        }
    }

    /** Null where the field is empty or the column does not exist. */
    BigDecimal decimalOrNull(final int column) {
        return text(column).isEmpty() ? null : decimal(column);
    }

    String where() {
        return name + ":" + lineNumber;
    }

    FeedException bad(final int column, final String wanted) {
        return new FeedException(where() + ": " + columns.get(column) + " must be " + wanted + " but is \""
            + fields[column] + "\"");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static InputStream decompress(final InputStream input) throws IOException {
        final BufferedInputStream buffered = new BufferedInputStream(input);
        buffered.mark(2);
        final boolean gzip = buffered.read() == GZIP_MAGIC_LOW && buffered.read() == GZIP_MAGIC_HIGH;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
