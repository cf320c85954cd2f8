package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.ConfigurationDecoder;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BiFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Prints any message, input or output, for failure messages. */
public final class MessagePrinter {
    private static final Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> PRINTERS = printers();

    private MessagePrinter() {
    }

    /**
     * A message as people read it; bytes in hexadecimal if it cannot be read.
     *
     * @param message header included
     * @return one line
     */
    public static String print(final byte[] message) {
        final BiFunction<DirectBuffer, MessageHeaderDecoder, String> printer =
            message.length < MessageHeaderDecoder.ENCODED_LENGTH ? null : PRINTERS.get(templateId(message));
        if (printer != null) {
            try {
                return printer.apply(new UnsafeBuffer(message), new MessageHeaderDecoder());
            } catch (final IndexOutOfBoundsException | IllegalStateException | IllegalArgumentException e) {
                return "unreadable (" + e.getMessage() + ") " + HexFormat.of().formatHex(message);
            }
        }
        return "unreadable " + HexFormat.of().formatHex(message);
    }

    /**
     * A message as people read it.
     *
     * @param buffer holding it
     * @param offset of its header
     * @param length of header and message
     * @return one line
     */
    public static String print(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return print(copy);
    }

    /**
     * The template id in a message's header.
     *
     * @param message at least a header
     * @return the id
     */
    public static int templateId(final byte[] message) {
        return new UnsafeBuffer(message).getShort(2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    private static Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> optionPrinters() {
        final Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> printers = new HashMap<>();
        printers.put(DefineGridDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineGridDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineOptionDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineOptionDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AssignUnderlyingDecoder.TEMPLATE_ID, (buffer, header) ->
            new AssignUnderlyingDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AssignGridDecoder.TEMPLATE_ID, (buffer, header) ->
            new AssignGridDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(VolatilityDecoder.TEMPLATE_ID, (buffer, header) ->
            new VolatilityDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(VolatilitySurfaceDecoder.TEMPLATE_ID, (buffer, header) ->
            new VolatilitySurfaceDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(ForwardDecoder.TEMPLATE_ID, (buffer, header) ->
            new ForwardDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        return printers;
    }

    private static Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> printers() {
        final Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> printers = new HashMap<>();
        printers.put(DefineSourceDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineSourceDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineAssetDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineAssetDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineInstrumentDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineTiersDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineTiersDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineAccountClassDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineAccountClassDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineAccountDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineAccountDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.putAll(optionPrinters());
        printers.put(TickDecoder.TEMPLATE_ID, (buffer, header) ->
            new TickDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(FundingIndexDecoder.TEMPLATE_ID, (buffer, header) ->
            new FundingIndexDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(InstrumentStateChangeDecoder.TEMPLATE_ID, (buffer, header) ->
            new InstrumentStateChangeDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(InstrumentSettlementDecoder.TEMPLATE_ID, (buffer, header) ->
            new InstrumentSettlementDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(FillDecoder.TEMPLATE_ID, (buffer, header) ->
            new FillDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(CollateralChangeDecoder.TEMPLATE_ID, (buffer, header) ->
            new CollateralChangeDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(PositionSetDecoder.TEMPLATE_ID, (buffer, header) ->
            new PositionSetDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(BalanceSetDecoder.TEMPLATE_ID, (buffer, header) ->
            new BalanceSetDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(ClockDecoder.TEMPLATE_ID, (buffer, header) ->
            new ClockDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AccountQueryDecoder.TEMPLATE_ID, (buffer, header) ->
            new AccountQueryDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(SourceQueryDecoder.TEMPLATE_ID, (buffer, header) ->
            new SourceQueryDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(ChainSealDecoder.TEMPLATE_ID, (buffer, header) ->
            new ChainSealDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(CheckpointDecoder.TEMPLATE_ID, (buffer, header) ->
            new CheckpointDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        addPortfolioInputs(printers);
        addOutputs(printers);
        return printers;
    }

    private static void addPortfolioInputs(
        final Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> printers) {
        printers.put(DefineGridDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineGridDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(DefineOptionDecoder.TEMPLATE_ID, (buffer, header) ->
            new DefineOptionDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AssignUnderlyingDecoder.TEMPLATE_ID, (buffer, header) ->
            new AssignUnderlyingDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AssignGridDecoder.TEMPLATE_ID, (buffer, header) ->
            new AssignGridDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(VolatilityDecoder.TEMPLATE_ID, (buffer, header) ->
            new VolatilityDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(VolatilitySurfaceDecoder.TEMPLATE_ID, (buffer, header) ->
            new VolatilitySurfaceDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(ForwardDecoder.TEMPLATE_ID, (buffer, header) ->
            new ForwardDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
    }

    private static void addOutputs(
        final Map<Integer, BiFunction<DirectBuffer, MessageHeaderDecoder, String>> printers) {
        printers.put(MarginCallDecoder.TEMPLATE_ID, (buffer, header) ->
            new MarginCallDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AccountReportDecoder.TEMPLATE_ID, (buffer, header) ->
            new AccountReportDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(RejectionDecoder.TEMPLATE_ID, (buffer, header) ->
            new RejectionDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(RejectionSummaryDecoder.TEMPLATE_ID, (buffer, header) ->
            new RejectionSummaryDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(SourceAckDecoder.TEMPLATE_ID, (buffer, header) ->
            new SourceAckDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(SourceGapDecoder.TEMPLATE_ID, (buffer, header) ->
            new SourceGapDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(AccountStatusDecoder.TEMPLATE_ID, (buffer, header) ->
            new AccountStatusDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(StateDigestDecoder.TEMPLATE_ID, (buffer, header) ->
            new StateDigestDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
        printers.put(ConfigurationDecoder.TEMPLATE_ID, (buffer, header) ->
            new ConfigurationDecoder().wrapAndApplyHeader(buffer, 0, header).toString());
    }
}
