package io.plimsoll.transport.crash;

/**
 * How volatility is estimated, as DefineVolatility says it; volatilities a year and shares x 10^9.
 *
 * @param sampleSeconds   of which one price counts, the first
 * @param halfLifeSamples after which a sample weighs half
 * @param start           where the estimate starts
 * @param longRun         it never counts as less
 * @param stress          that of a stressed period
 * @param stressWeight    share of the stressed period in what counts
 */
public record VolatilityTerms(
    int sampleSeconds, int halfLifeSamples, long start, long longRun, long stress, long stressWeight) {
}
