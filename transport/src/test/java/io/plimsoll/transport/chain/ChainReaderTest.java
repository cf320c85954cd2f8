package io.plimsoll.transport.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.feed.FeedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of option chains. */
class ChainReaderTest {
    private static final String CALL = "100,A-C,40010.5,900000,call,42000.000000,0.010000,0.012000,75.500000\n";
    private static final String PUT = "100,A-P,40010.7,900000,put,42000.000000,0.000000,0.052000,75.600000\n";
    private static final String LATER = "200,A-C,40100,900000,call,42000.000000,0.010000,0.012000,75\n";

    @TempDir
    private Path directory;

    @Test
    void shouldReadGzipAndPlainTextAlike() throws IOException {
        final String text = GeneratedChain.HEADER + CALL + PUT + LATER;
        final OptionChain plain = ChainReader.read(Files.writeString(directory.resolve("chain.csv"), text));
        final OptionChain gzip = ChainReader.read(GeneratedChain.gzip(directory.resolve("chain.csv.gz"), text));
        assertEquals(plain.snapshots().get(0).quotes(), gzip.snapshots().get(0).quotes());
        assertEquals(2, gzip.snapshots().size());
        assertEquals(3, gzip.rows());
        assertEquals(TimeUnit.SECONDS.toNanos(100), gzip.snapshots().get(0).timeNs());
    }

    @Test
    void shouldTellRightStrikeExpiryAndVolatilityOfARow() throws IOException {
        final OptionQuote quote = read(CALL + PUT + LATER).snapshots().get(0).quotes().get(0);
        assertEquals(new OptionContract("A-C", true, new BigDecimal("42000").stripTrailingZeros(),
            TimeUnit.SECONDS.toNanos(900_000)), quote.contract());
        assertEquals(new BigDecimal("0.75500000"), quote.volatility());
        assertEquals(new BigDecimal("40010.5"), quote.underlying());
    }

    @Test
    void shouldTakeAPriceOfZeroForNone() throws IOException {
        final OptionChain chain = read(CALL + PUT + LATER);
        final List<OptionQuote> quotes = chain.snapshots().get(0).quotes();
        assertTrue(quotes.get(0).isTwoSided());
        assertNull(quotes.get(1).bid());
        assertFalse(quotes.get(1).isTwoSided());
        assertEquals(1, chain.oneSided());
    }

    @Test
    void shouldCountRowsThatCannotBeUsedByReason() throws IOException {
        final OptionChain chain = read(CALL
            + CALL.replace("75.500000", "")
            + CALL.replace("75.500000", "0.000000")
            + CALL.replace("75.500000", "2500.1")
            + CALL.replace("40010.5", "0")
            + CALL.replace("42000.000000", "0.0")
            + CALL.replace("900000", "100")
            + CALL
            + LATER);
        assertEquals(Map.of(RowFault.NO_VOLATILITY, 2L, RowFault.ABSURD_VOLATILITY, 1L, RowFault.NO_UNDERLYING, 1L,
            RowFault.NO_STRIKE, 1L, RowFault.EXPIRED, 1L, RowFault.TWICE, 1L), chain.faults());
        assertEquals(1, chain.snapshots().get(0).quotes().size());
        assertEquals(9, chain.rows());
    }

    @Test
    void shouldTakeTheMedianForTheForwardAndTheNearestOneForTheIndex() throws IOException {
        final String near = "100,N-%d,%d,800000,call,42000,0,0,70\n";
        final ChainSnapshot snapshot = read(CALL + near.formatted(1, 39_000) + near.formatted(2, 50_000)
            + near.formatted(3, 40_000) + LATER).snapshots().get(0);
        assertEquals(new BigDecimal("40000"), snapshot.index());
        assertEquals(new BigDecimal("40010.5"), snapshot.forward(TimeUnit.SECONDS.toNanos(900_000)));
    }

    @Test
    void shouldRefuseWhatIsNoChainAndSayWhy() {
        assertRefused("chain.csv: it has no column", "time,price\n1,2\n");
        assertRefused("no column mark_iv_percent; see \"plimsoll backtest --help\"",
            GeneratedChain.HEADER.replace("mark_iv_percent", "iv") + CALL);
        assertRefused("chain.csv:3: quote_time_s runs backwards; sort the file by it",
            GeneratedChain.HEADER + LATER + CALL);
        assertRefused("chain.csv has no row of an option that can be used", GeneratedChain.HEADER);
        assertRefused("chain.csv:2: option_right must be call or put but is \"warrant\"",
            GeneratedChain.HEADER + CALL.replace("call", "warrant"));
    }

    private OptionChain read(final String rows) throws IOException {
        return ChainReader.read(Files.writeString(directory.resolve("chain.csv"), GeneratedChain.HEADER + rows));
    }

    private void assertRefused(final String words, final String text) {
        final String message = assertThrows(FeedException.class, () ->
            ChainReader.read(Files.writeString(directory.resolve("chain.csv"), text))).getMessage();
        assertTrue(message.contains(words.replace("chain.csv: it", "chain.csv is no file of option chains: it")),
            message);
    }
}
