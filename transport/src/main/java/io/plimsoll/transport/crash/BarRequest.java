package io.plimsoll.transport.crash;

import java.nio.file.Path;

/**
 * Which bars of a file are wanted.
 *
 * @param file     CSV with a header, plain or gzip, rows in order of time
 * @param symbol   whose bars
 * @param fromNs   of the first bar, included, nanoseconds since 1970
 * @param toNs     of the last, not included
 * @param warmUpNs how far before the first bar earlier ones are wanted, as far as there are any
 */
public record BarRequest(Path file, String symbol, long fromNs, long toNs, long warmUpNs) {
}
