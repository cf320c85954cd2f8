package io.plimsoll.engine.volatility;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Section 11.2 of the rules, sentence by sentence, in integers without limit; for half-lives of some hundred samples.
 */
final class NaiveVolatility {
    private static final BigInteger WHOLE = BigInteger.TWO.pow(62);
    private static final BigInteger BILLION = BigInteger.TEN.pow(9);
    private static final BigInteger YEAR = big(31_536_000);
    private static final BigInteger MOST = big(25).multiply(BILLION);
    private static final Map<Integer, BigInteger> WEIGHTS = new HashMap<>();

    private VolatilityParameters parameters;
    private BigInteger variance;
    private BigInteger sampleNumber;
    private BigInteger samplePrice;
    private BigInteger lastMarkNs;
    private BigInteger forecast = BigInteger.ZERO;
    private BigInteger[] announced;
    private BigInteger from;

    void define(final VolatilityParameters now) {
        if (parameters == null || parameters.sampleSeconds() != now.sampleSeconds()) {
            variance = big(now.startVolatility()).pow(2).multiply(big(now.sampleSeconds())).divide(YEAR);
            sampleNumber = null;
        }
        parameters = now;
    }

    void announce(final long volatility, final long startNs, final long fullNs, final long endNs) {
        announced = new BigInteger[] {big(volatility), big(startNs), big(fullNs), big(endNs)};
        from = null;
    }

    void mark(final long timeNs, final long ticks) {
        final BigInteger interval = big(parameters.sampleSeconds()).multiply(BILLION);
        final BigInteger number = floor(big(timeNs), interval);
        final BigInteger price = big(ticks);
        lastMarkNs = big(timeNs);
        if (sampleNumber != null && !number.equals(sampleNumber)) {
            final BigInteger intervals = number.subtract(sampleNumber);
            final BigInteger change = price.subtract(samplePrice).abs().multiply(BILLION).shiftLeft(1)
                .divide(price.add(samplePrice));
            final BigInteger remaining = power(weight(parameters.halfLifeSamples()), intervals);
            variance = variance.multiply(remaining)
                .add(ceil(change.pow(2), intervals).multiply(WHOLE.subtract(remaining)))
                .divide(WHOLE);
        }
        if (sampleNumber == null || !number.equals(sampleNumber)) {
            sampleNumber = number;
            samplePrice = price;
        }
    }

    /** The largest number whose power is at most a half, bit by bit. */
    private static BigInteger weight(final int samples) {
        return WEIGHTS.computeIfAbsent(samples, h -> {
            BigInteger weight = BigInteger.ZERO;
            for (int bit = 61; bit >= 0; bit--) {
                final BigInteger more = weight.setBit(bit);
                if (more.pow(h).shiftLeft(1).compareTo(WHOLE.pow(h)) <= 0) {
                    weight = more;
                }
            }
            return weight;
        });
    }

    private static BigInteger power(final BigInteger weight, final BigInteger intervals) {
        BigInteger result = WHOLE;
        BigInteger square = weight;
        BigInteger left = intervals;
        while (left.signum() > 0) {
            if (left.testBit(0)) {
                result = result.multiply(square).divide(WHOLE);
            }
            square = square.multiply(square).divide(WHOLE);
            left = left.shiftRight(1);
        }
        return result;
    }

    void review(final long timeNs) {
        if (announced == null || timeNs < announced[1].longValueExact()) {
            return;
        }
        final BigInteger time = big(timeNs);
        if (from == null) {
            from = forecast.max(charged());
        }
        if (time.compareTo(announced[3]) >= 0) {
            forecast = BigInteger.ZERO;
            announced = null;
        } else if (announced[0].compareTo(from) <= 0) {
            forecast = BigInteger.ZERO;
        } else if (announced[2].equals(announced[1])) {
            forecast = announced[0];
        } else {
            forecast = from.add(announced[0].subtract(from)
                .multiply(time.min(announced[2]).subtract(announced[1]))
                .divide(announced[2].subtract(announced[1])));
        }
    }

    BigInteger variance() {
        return variance;
    }

    BigInteger volatility() {
        final BigInteger[] root =
            ceil(variance.multiply(YEAR), big(parameters.sampleSeconds())).sqrtAndRemainder();
        return root[0].add(big(root[1].signum())).min(MOST);
    }

    private BigInteger charged() {
        final BigInteger first = volatility().max(big(parameters.longRunVolatility()));
        final BigInteger share = big(parameters.stressWeight());
        return ceil(
            BILLION.subtract(share).multiply(first)
                .add(share.multiply(first.max(big(parameters.stressVolatility())))),
            BILLION);
    }

    BigInteger chargedVolatility() {
        return charged().max(forecast);
    }

    boolean isForecastCharged() {
        return forecast.compareTo(charged()) > 0;
    }

    boolean isStale(final long timeNs) {
        return sampleNumber == null || parameters.staleSeconds() != 0
            && big(timeNs).subtract(lastMarkNs).compareTo(big(parameters.staleSeconds()).multiply(BILLION)) > 0;
    }

    private static BigInteger floor(final BigInteger dividend, final BigInteger divisor) {
        final BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static BigInteger ceil(final BigInteger dividend, final BigInteger divisor) {
        return floor(dividend.add(divisor).subtract(BigInteger.ONE), divisor);
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }
}
