package io.plimsoll.transport.chain;

import io.plimsoll.engine.option.Black76;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Writes made-up option chains in the format of recorded ones: a snapshot a day four hours before the daily expiry, a
 * price that walks at random, a smile that bends upwards, now and then no bid, no volatility or an absurd one.
 */
public final class GeneratedChain {
    static final String HEADER = "quote_time_s,instrument_name,underlying_price,expiry_time_s,option_right,strike,"
        + "bid_price,ask_price,mark_iv_percent\n";

    private static final long FIRST_TIME_S = 1_700_020_800; // 04:00 UTC
    private static final long DAY_S = TimeUnit.DAYS.toSeconds(1);
    private static final long TO_EXPIRY_S = TimeUnit.HOURS.toSeconds(4);
    private static final int[] EXPIRIES = {0, 1, 2, 4, 7, 14, 35};
    private static final double YEAR_S = 365.0 * DAY_S;

    private final StringBuilder rows = new StringBuilder(HEADER);
    private final Random random;
    private double price = 40_000;

    private GeneratedChain(final long seed) {
        random = new Random(seed);
    }

    /**
     * Writes one, gzip.
     *
     * @param file to write
     * @param seed of everything in it
     * @param days snapshots
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(final Path file, final long seed, final int days) throws IOException {
        final GeneratedChain chain = new GeneratedChain(seed);
        for (int day = 0; day < days; day++) {
            chain.snapshot(day);
        }
        return gzip(file, chain.rows.toString());
    }

    static Path gzip(final Path file, final String text) throws IOException {
        try (Writer writer = new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            writer.write(text);
        }
        return file;
    }

    private void snapshot(final int day) {
        final long timeS = FIRST_TIME_S + day * DAY_S;
        for (int index = 0; index < day + EXPIRIES[EXPIRIES.length - 1] + 1; index++) {
            if (index >= day && isListed(index, day)) {
                expiry(timeS, FIRST_TIME_S + TO_EXPIRY_S + index * DAY_S);
            }
        }
        price *= Math.exp(0.03 * random.nextGaussian());
    }

    /** Whether the expiry of a day is listed on another: those that were listed stay. */
    private static boolean isListed(final int expiryDay, final int day) {
        for (int listed = 0; listed <= day; listed++) {
            for (final int days : EXPIRIES) {
                if (expiryDay == listed + days) {
                    return true;
                }
            }
        }
        return false;
    }

    private void expiry(final long timeS, final long expiryS) {
        final double years = (expiryS - timeS) / YEAR_S;
        final double forward = price * Math.exp(0.05 * years);
        for (int strike = 20_000; strike <= 80_000; strike += 2_000) {
            final double moneyness = Math.log(strike / forward);
            final double volatility = 0.7 + 0.2 * moneyness * moneyness / Math.sqrt(years + 0.05);
            row(timeS, expiryS, true, strike, forward, volatility);
            row(timeS, expiryS, false, strike, forward, volatility);
        }
    }

    private void row(final long timeS, final long expiryS, final boolean isCall, final int strike,
        final double forward, final double volatility) {
        final double deviation = volatility * Math.sqrt((expiryS - timeS) / YEAR_S);
        final double value = Black76.value(isCall, forward, strike, deviation) / forward;
        rows.append(String.format(Locale.ROOT, "%d,X-%d-%d-%s,%.6f,%d,%s,%d.000000,%.6f,%.6f,%s%n",
            timeS, expiryS / DAY_S, strike, isCall ? "C" : "P", forward, expiryS, isCall ? "call" : "put", strike,
            value < 0.0005 || random.nextInt(20) == 0 ? 0 : value * 0.97, value * 1.03 + 0.0005,
            volatilityText(volatility)));
    }

    private String volatilityText(final double volatility) {
        return switch (random.nextInt(400)) {
            case 0 -> "";
            case 1 -> "99999.000000";
            default -> String.format(Locale.ROOT, "%.6f", 100 * volatility);
        };
    }
}
