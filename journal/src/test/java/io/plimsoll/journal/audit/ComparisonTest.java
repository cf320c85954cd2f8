package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The comparison itself: it finds an engine that is wrong once, late and by little. */
class ComparisonTest {
    private static final int WRONG_CALL = 20;
    private static final RandomRun RUN = new RandomRun(BookScale.SMALL, 3, 2_000);

    @Test
    void shouldFindNothingWhenBothSayTheSame() {
        assertTrue(compare(listener -> listener) >= RUN.messages());
    }

    @Test
    void shouldFindAByteThatDiffersAndNameTheSeed() {
        final String failure = failure(listener -> (buffer, offset, length) -> {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            if (isWrongCall(new UnsafeBuffer(copy))) {
                copy[MessageHeaderDecoder.ENCODED_LENGTH + MarginCallDecoder.shortfallEncodingOffset()] ^= 1;
            }
            listener.onOutput(new UnsafeBuffer(copy), 0, length);
        });
        assertTrue(failure.contains("seed=3"), failure);
        assertTrue(failure.contains("callId=" + WRONG_CALL), failure);
        assertTrue(failure.contains("AccountTotals"), failure);
    }

    @Test
    void shouldFindAnOutputThatIsMissing() {
        failure(listener -> (buffer, offset, length) -> {
            if (!isWrongCall(new UnsafeBuffer(buffer, offset, length))) {
                listener.onOutput(buffer, offset, length);
            }
        });
    }

    @Test
    void shouldFindAnOutputThatIsSaidTwice() {
        failure(listener -> (buffer, offset, length) -> {
            listener.onOutput(buffer, offset, length);
            if (isWrongCall(new UnsafeBuffer(buffer, offset, length))) {
                listener.onOutput(buffer, offset, length);
            }
        });
    }

    @Test
    void shouldFindASubjectThatThrows() {
        final String failure = failure(listener -> (buffer, offset, length) -> {
            if (isWrongCall(new UnsafeBuffer(buffer, offset, length))) {
                throw new IllegalStateException("planted");
            }
            listener.onOutput(buffer, offset, length);
        });
        assertTrue(failure.contains("planted"), failure);
    }

    private static boolean isWrongCall(final UnsafeBuffer output) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(output, 0);
        return header.templateId() == MarginCallDecoder.TEMPLATE_ID
            && new MarginCallDecoder().wrapAndApplyHeader(output, 0, header).callId() == WRONG_CALL;
    }

    private static String failure(final UnaryOperator<OutputListener> spoil) {
        return assertThrows(AssertionError.class, () -> compare(spoil)).getMessage();
    }

    private static long compare(final UnaryOperator<OutputListener> spoil) {
        return RUN.compare(
            AuditEngine.Scope.TOUCHED_ACCOUNTS,
            (configuration, listener) -> new AuditEngine(
                configuration, spoil.apply(listener), AuditEngine.Scope.TOUCHED_ACCOUNTS)::apply,
            (buffer, offset, length) -> { });
    }
}
