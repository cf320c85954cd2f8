package io.plimsoll.transport.crash;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.EngineTape;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.ScenarioEngine;
import org.agrona.DirectBuffer;

/** The engine in this process, without a service around it. */
final class CrashEngine extends CrashVenue {
    /** Accounts that change over at a time, as those of a service do. */
    private static final int ROLL_OUT_ACCOUNTS = 64;
    private static final int MOST_TIERS = 64;

    private final ScenarioEngine engine;
    private final CrashMessages messages;
    private final CrashListener listener;
    private final CrashEars ears;
    private long nowNs;

    CrashEngine(final int accounts, final Perpetual perpetual, final long startNs, final CrashListener listener) {
        this.listener = listener;
        ears = new CrashEars(listener);
        engine = new ScenarioEngine(
            new EngineConfiguration(
                EngineConfiguration.DRAFT_RULES_VERSION, 2, 1, 1, MOST_TIERS, 1, accounts, accounts, accounts, 1),
            new Tape());
        messages = new CrashMessages(engine);
        at(startNs);
        MarketMessages.define(engine, perpetual.market());
    }

    /** As {@link CrashVenue.Factory}; the name of the run does not matter. */
    static CrashVenue open(
        final String name,
        final int accounts,
        final Perpetual perpetual,
        final long startNs,
        final CrashListener listener) {
        return new CrashEngine(accounts, perpetual, startNs, listener);
    }

    @Override
    CrashMessages messages() {
        return messages;
    }

    @Override
    void at(final long timeNs) {
        nowNs = timeNs;
        engine.stampFrom(timeNs);
    }

    @Override
    void clock() {
        engine.clock(nowNs);
        ears.rollingOut(true);
        final int accounts = ears.remaining();
        for (int changed = 0; ears.remaining() > 0; changed += ROLL_OUT_ACCOUNTS) {
            if (changed >= accounts) {
                throw new IllegalStateException("a roll-out over " + accounts + " accounts goes on after " + changed);
            }
            engine.rollOut(ROLL_OUT_ACCOUNTS);
            listener.onRollOut();
        }
        ears.rollingOut(false);
    }

    /** Everything is applied when it is sent. */
    @Override
    void settle() {
    }

    @Override
    ReasonCode trySend() {
        return engine.trySend();
    }

    @Override
    public void close() {
    }

    /** Hears what the engine says. */
    private final class Tape implements EngineTape {
        @Override
        public void input(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void output(final DirectBuffer buffer, final int offset, final int length) {
            ears.hear(buffer, offset);
        }

        @Override
        public void applied() {
        }
    }
}
