package io.plimsoll.transport.comparison;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.feed.AccountEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Reads the journal of a service that was fed a history of accounts, recorded liquidations included. Recorded time is
 * that of the last tick; at a liquidation the feed has asked for the account's report, by which it is found.
 */
public final class LiquidationComparison {
    private static final int DOCUMENTS = 1_024;
    /** Outputs follow their input within one turn of the service's loop, which takes fewer inputs than this. */
    private static final int RECENT_INPUTS = 1 << 14;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TickDecoder tick = new TickDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final Map<Key, AccountEvent.Liquidation> awaited = new HashMap<>();
    private final Long2ObjectHashMap<Episode> inForce = new Long2ObjectHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private final List<LiquidationCase> cases = new ArrayList<>();
    private final long[] recentTimesNs = new long[RECENT_INPUTS];
    private long lastNs;

    private record Key(long accountId, long timeNs) {
    }

    private LiquidationComparison(final List<AccountEvent.Liquidation> recorded) {
        recorded.forEach(event -> awaited.put(new Key(event.accountId(), event.timeNs()), event));
    }

    /**
     * Compares.
     *
     * @param journal  to read; it may be in use
     * @param recorded liquidations
     * @return the comparison
     */
    public static LiquidationComparison of(final Path journal, final List<AccountEvent.Liquidation> recorded) {
        final LiquidationComparison comparison = new LiquidationComparison(recorded);
        try (JournalReader reader = JournalReader.open(journal)) {
            int documents;
            do {
                documents = reader.poll(comparison::onRecord, DOCUMENTS);
            } while (documents > 0);
        }
        return comparison;
    }

    /**
     * The recorded liquidations that the journal knows of.
     *
     * @return in order of time
     */
    public List<LiquidationCase> cases() {
        return Collections.unmodifiableList(cases);
    }

    /**
     * Recorded liquidations that the journal does not know of: they were not fed.
     *
     * @return how many
     */
    public int notFed() {
        return awaited.size();
    }

    /**
     * All calls to LIQUIDATION or worse.
     *
     * @return in order of time
     */
    public List<Episode> episodes() {
        return Collections.unmodifiableList(episodes);
    }

    /**
     * Recorded time of the last tick.
     *
     * @return nanoseconds since 1970
     */
    public long lastNs() {
        return lastNs;
    }

    private void onRecord(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT && record.kind() != RecordKind.OUTPUT
            || record.messageLength() < MessageHeaderDecoder.ENCODED_LENGTH) {
            return;
        }
        final int recent = (int) record.sequence() & (RECENT_INPUTS - 1);
        header.wrap(record.buffer(), record.messageOffset());
        final int templateId = header.templateId();
        if (record.kind() == RecordKind.INPUT) {
            if (templateId == TickDecoder.TEMPLATE_ID && record.messageLength() > TickDecoder.BLOCK_LENGTH) {
                onTick(tick.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header));
            }
            recentTimesNs[recent] = lastNs;
        } else if (templateId == MarginCallDecoder.TEMPLATE_ID) {
            onCall(call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header), recentTimesNs[recent]);
        } else if (templateId == AccountReportDecoder.TEMPLATE_ID) {
            onReport(report.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header));
        }
    }

    private void onTick(final TickDecoder decoder) {
        if (decoder.exchangeTimeNs() != TickDecoder.exchangeTimeNsNullValue()) {
            lastNs = decoder.exchangeTimeNs();
        }
    }

    private void onCall(final MarginCallDecoder decoder, final long nowNs) {
        final boolean wasCalled = isLiquidation(decoder.levelFrom());
        final boolean isCalled = isLiquidation(decoder.levelTo());
        if (isCalled && !wasCalled) {
            final Episode episode = new Episode(decoder, nowNs);
            episodes.add(episode);
            inForce.put(decoder.accountId(), episode);
        } else if (wasCalled && !isCalled) {
            inForce.remove(decoder.accountId()).end(nowNs);
        }
    }

    private void onReport(final AccountReportDecoder decoder) {
        final AccountEvent.Liquidation recorded =
            awaited.remove(new Key(decoder.accountId(), decoder.correlationId()));
        if (recorded != null) {
            final Episode episode = inForce.get(decoder.accountId());
            if (episode != null) {
                episode.liquidate();
            }
            cases.add(new LiquidationCase(recorded, decoder.level(), decoder.valuationAssetId(), decoder.equity(),
                decoder.maintenanceRequirement(), episode));
        }
    }

    private static boolean isLiquidation(final Level level) {
        return level == Level.LIQUIDATION || level == Level.BANKRUPT;
    }
}
