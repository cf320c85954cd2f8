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
public final class CsvFile implements AutoCloseable {
    private static final int GZIP_MAGIC_LOW = 0x1f;
    private static final int GZIP_MAGIC_HIGH = 0x8b;

    private final String name;
    private final BufferedReader reader;
    private final List<String> columns;
    private String[] fields;
    private long lineNumber = 1;

    /**
     * Begins a file, whose first line it reads.
     *
     * @param name  for messages
     * @param input plain or gzip; closed with this
     * @throws IOException   if it cannot be read
     * @throws FeedException if it is empty
     */
    public CsvFile(final String name, final InputStream input) throws IOException {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(decompress(input), StandardCharsets.UTF_8), 1 << 16);
        final String header = reader.readLine();
        if (header == null) {
            throw new FeedException(name + " is empty; a first line with column names is needed");
        }
        this.columns = Arrays.asList(header.split(",", -1));
    }

    /**
     * Goes to the next line that is not empty.
     *
     * @return whether there is one
     * @throws IOException   if it cannot be read
     * @throws FeedException if it has not as many fields as the header
     */
    public boolean next() throws IOException {
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

    /**
     * The names of the columns.
     *
     * @return in their order
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Index of a column.
     *
     * @param column its name
     * @return -1 if there is none
     */
    public int column(final String column) {
        return columns.indexOf(column);
    }

    /**
     * A field of the line.
     *
     * @param column its index
     * @return as it was written; empty for index -1
     */
    public String text(final int column) {
        return column < 0 ? "" : fields[column];
    }

    /**
     * A field of the line that is a whole number.
     *
     * @param column its index
     * @return the number
     * @throws FeedException if it is not one
     */
    public long integer(final int column) {
        try {
            return Long.parseLong(fields[column]);
        } catch (final NumberFormatException e) {
            throw bad(column, "a whole number");
        }
    }

    /**
     * A field of the line that is a decimal.
     *
     * @param column its index
     * @return the decimal
     * @throws FeedException if it is not one
     */
    public BigDecimal decimal(final int column) {
        try {
            return new BigDecimal(fields[column]);
        } catch (final NumberFormatException e) {
            throw bad(column, "a decimal number");
        }
    }

    /**
     * A field of the line that is a decimal or empty.
     *
     * @param column its index, or -1
     * @return null where the field is empty or the column does not exist
     * @throws FeedException if it is neither
     */
    public BigDecimal decimalOrNull(final int column) {
        return text(column).isEmpty() ? null : decimal(column);
    }

    /**
     * Where this is.
     *
     * @return file and line, for messages
     */
    public String where() {
        return name + ":" + lineNumber;
    }

    /**
     * A refusal of a field of the line.
     *
     * @param column its index
     * @param wanted what it must be
     * @return to be thrown
     */
    public FeedException bad(final int column, final String wanted) {
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
