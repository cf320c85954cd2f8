/**
 * Margin against what really happened: portfolio accounts with real option chains go through the engine day by day, and
 * what each needed is held against what it lost until the next day.
 */
package io.plimsoll.transport.backtest;
