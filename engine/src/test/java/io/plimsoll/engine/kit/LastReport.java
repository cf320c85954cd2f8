package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Listens for account reports and remembers the last one, so that random messages can aim at what it says. */
final class LastReport implements OutputListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final List<Position> positions = new ArrayList<>();
    private boolean heard;

    /**
     * A position as reported.
     *
     * @param instrumentId     of it
     * @param lots             signed
     * @param liquidationPrice in the quote, or null
     */
    record Position(int instrumentId, long lots, BigDecimal liquidationPrice) {
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        if (header.wrap(buffer, offset).templateId() == AccountReportDecoder.TEMPLATE_ID) {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            report.wrapAndApplyHeader(new UnsafeBuffer(copy), 0, header);
            positions.clear();
            report.positions().forEach(position -> positions.add(new Position(
                position.instrumentId(),
                position.lots(),
                position.liquidationPrice() == AccountReportDecoder.PositionsDecoder.liquidationPriceNullValue()
                    ? null : BigDecimal.valueOf(position.liquidationPrice(), -position.liquidationPriceExponent()))));
            heard = true;
        }
    }

    void forget() {
        heard = false;
        positions.clear();
    }

    boolean isHeard() {
        return heard;
    }

    long accountId() {
        return report.accountId();
    }

    long equity() {
        return report.equity();
    }

    long maintenance() {
        return report.maintenanceRequirement();
    }

    int valuationAssetId() {
        return report.valuationAssetId();
    }

    List<Position> positions() {
        return positions;
    }
}
