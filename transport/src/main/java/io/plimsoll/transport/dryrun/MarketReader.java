package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.DefineHeartbeatEncoder;
import io.plimsoll.engine.wire.DefineReviewEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.VolatilityForecastEncoder;
import io.plimsoll.transport.scenario.Fields;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Reads how requirements follow the market: volatility, scales, reviews, heartbeats. */
final class MarketReader {
    private static final String SYMBOL = "symbol";

    private final JournaledTerms terms;

    MarketReader(final JournaledTerms terms) {
        this.terms = terms;
    }

    Parameter volatility(final Fields fields) {
        final int instrument = terms.instrument(fields, SYMBOL);
        final int sampleSeconds = seconds(fields, "sampleSeconds");
        final int halfLifeSamples = seconds(fields, "halfLifeSamples");
        final int staleSeconds = secondsOrNone(fields, "staleSeconds");
        final long start = fields.fraction("startVolatility");
        final long longRun = fields.fractionOr("longRunVolatility", 0);
        final long stress = fields.fractionOr("stressVolatility", 0);
        final long stressWeight = fields.fractionOr("stressWeight", 0);
        return Parameter.of(named("DefineVolatility", instrument), operator -> {
            operator.begin(new DefineVolatilityEncoder())
                .instrumentId(instrument)
                .sampleSeconds(sampleSeconds)
                .halfLifeSamples(halfLifeSamples)
                .staleSeconds(staleSeconds)
                .startVolatility(start)
                .longRunVolatility(longRun)
                .stressVolatility(stress)
                .stressWeight(stressWeight);
            operator.send(fields.item());
        });
    }

    Parameter scale(final Fields fields) {
        final ScaleRule rule = new ScaleRule(fields, terms);
        return new Parameter(named("DefineScale", rule.instrumentId()),
            operator -> rule.send(operator, fields.item()), rule);
    }

    Parameter review(final Fields fields) {
        final int seconds = seconds(fields, "reviewSeconds");
        return Parameter.of("DefineReview", operator -> {
            operator.begin(new DefineReviewEncoder()).reviewSeconds(seconds);
            operator.send(fields.item());
        });
    }

    Parameter heartbeat(final Fields fields) {
        final int instrument = terms.instrument(fields, SYMBOL);
        final int mark = secondsOrNone(fields, "markSeconds");
        final int volatility = secondsOrNone(fields, "volatilitySeconds");
        final int forward = secondsOrNone(fields, "forwardSeconds");
        return Parameter.of(named("DefineHeartbeat", instrument), operator -> {
            operator.begin(new DefineHeartbeatEncoder())
                .instrumentId(instrument)
                .markSeconds(mark)
                .volatilitySeconds(volatility)
                .forwardSeconds(forward);
            operator.send(fields.item());
        });
    }

    Parameter forecast(final Fields fields) {
        final int instrument = terms.instrument(fields, SYMBOL);
        final long volatility = fields.fraction("volatility");
        final long start = nanoseconds(fields.instant("start"));
        final long full = nanoseconds(fields.instant("full"));
        final long end = nanoseconds(fields.instant("end"));
        return Parameter.of(named("VolatilityForecast", instrument), operator -> {
            operator.begin(new VolatilityForecastEncoder())
                .instrumentId(instrument)
                .volatility(volatility)
                .startNs(start)
                .fullNs(full)
                .endNs(end);
            operator.send(fields.item());
        });
    }

    private String named(final String message, final int instrument) {
        return message + " " + terms.names().instrument(instrument);
    }

    private static int seconds(final Fields fields, final String key) {
        return (int) fields.integer(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static int secondsOrNone(final Fields fields, final String key) {
        return fields.has(key) ? seconds(fields, key) : 0;
    }

    private static long nanoseconds(final Instant time) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(time.getEpochSecond()), time.getNano());
    }
}
