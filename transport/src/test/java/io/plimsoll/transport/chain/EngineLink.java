package io.plimsoll.transport.chain;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.EngineTape;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** An engine in place of a service: its time passes only where a feed waits, and everything it says is kept. */
final class EngineLink implements ChainLink, EngineTape {
    static final long EPOCH_NS = TimeUnit.DAYS.toNanos(20_000);

    /** What an account was told to be after a snapshot. */
    record Report(long accountId, long correlationId, long equity, long maintenance) {
    }

    /** A margin call, by the message that it came with. */
    record Call(String message, long accountId, Level to) {
    }

    final List<Report> reports = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final Map<String, Integer> sent = new LinkedHashMap<>();
    final Map<String, Integer> refusals = new LinkedHashMap<>();
    /** Shown each input just before it is applied. */
    EngineTape inputs = EngineTape.NONE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final Map<Long, Long> lacking = new HashMap<>();
    private final Set<Long> refused = new HashSet<>();
    private final long firstNanoTime = System.nanoTime();
    private final ScenarioEngine engine;
    private String message = "";
    private long sequence;
    private long nowNs = EPOCH_NS;

    EngineLink(final int instruments) {
        engine = new ScenarioEngine(new EngineConfiguration(
            EngineConfiguration.RULES_VERSION, 2, 2, instruments, 1, 1, 64, 4_096, 128, 256), this);
        engine.clock(nowNs);
    }

    long epochNs() {
        return nowNs;
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return engine.begin(encoder);
    }

    @Override
    public void send(final String item) {
        message = item;
        sequence++;
        sent.merge(item, 1, Integer::sum);
        final ReasonCode reason = engine.trySend();
        if (reason != null) {
            refused.add(sequence);
            refusals.merge(item + " " + reason, 1, Integer::sum);
        }
    }

    @Override
    public long nextSequence() {
        return sequence + 1;
    }

    @Override
    public void settle() {
        nowNs += TimeUnit.MILLISECONDS.toNanos(100);
        message = "Clock";
        engine.clock(nowNs);
    }

    @Override
    public boolean isRefused(final long ofSequence) {
        return refused.contains(ofSequence);
    }

    @Override
    public Map<Long, Long> takeCalled() {
        final Map<Long, Long> taken = Map.copyOf(lacking);
        lacking.clear();
        return taken;
    }

    @Override
    public void waitUntil(final long nanoTime) {
        nowNs = Math.max(nowNs, EPOCH_NS + nanoTime - firstNanoTime);
        message = "Clock";
        engine.clock(nowNs);
    }

    @Override
    public void input(
        final long inputSequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        inputs.input(inputSequence, timeNs, buffer, offset, length);
    }

    @Override
    public void output(final DirectBuffer buffer, final int offset, final int length) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId == MarginCallDecoder.TEMPLATE_ID) {
            call.wrapAndApplyHeader(buffer, offset, header);
            calls.add(new Call(message, call.accountId(), call.levelTo()));
            lacking.put(call.accountId(), 2 * call.maintenanceRequirement() - call.equity());
            lacking.values().removeIf(missing -> missing <= 0);
        } else if (templateId == AccountReportDecoder.TEMPLATE_ID) {
            report.wrapAndApplyHeader(buffer, offset, header);
            reports.add(new Report(report.accountId(), report.correlationId(), report.equity(),
                report.maintenanceRequirement()));
        }
    }

    @Override
    public void applied() {
        inputs.applied();
    }
}
