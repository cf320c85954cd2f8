package io.plimsoll.perf.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.Headroom;
import io.plimsoll.perf.book.SyntheticBook;
import io.plimsoll.perf.book.TickWalk;
import java.math.BigInteger;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Scales step while the ticks of the benchmark go on, and accounts need what the scales say. */
class ScaledBookTest {
    private static final int ACCOUNTS = 300;
    private static final long SEED = 20_261_121L;
    private static final BigInteger ONE = BigInteger.valueOf(1_000_000_000L);
    private static final int SEVERAL = -2;
    private static final int NONE = -1;

    /** Reviews are due after one second, when no move is known yet, and after twenty, at the full minute. */
    private static final int SECONDS = 22;

    private final Reports scaledReports = new Reports();
    private final Reports reports = new Reports();
    private final int[] onlyInstrument = new int[ACCOUNTS];

    /** What an engine said last of each account's requirement and each instrument's scale. */
    private static final class Reports implements OutputListener {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final AccountReportDecoder report = new AccountReportDecoder();
        private final RiskStepDecoder step = new RiskStepDecoder();
        private final long[] maintenance = new long[ACCOUNTS];
        private final long[] scale = new long[SyntheticBook.INSTRUMENTS];

        private Reports() {
            Arrays.fill(scale, 1_000_000_000L);
        }

        @Override
        public void onOutput(final DirectBuffer output, final int offset, final int length) {
            header.wrap(output, offset);
            if (header.templateId() == AccountReportDecoder.TEMPLATE_ID) {
                report.wrapAndApplyHeader(output, offset, header);
                maintenance[(int) report.accountId()] = report.maintenanceRequirement();
            } else if (header.templateId() == RiskStepDecoder.TEMPLATE_ID) {
                step.wrapAndApplyHeader(output, offset, header);
                scale[step.instrumentId()] = step.after();
            }
        }
    }

    /** Finds out which accounts hold a single instrument. */
    private final class Holdings implements SyntheticBook.Visitor {
        @Override
        public void position(final int account, final int instrument, final long lots) {
            onlyInstrument[account] = onlyInstrument[account] == NONE ? instrument : SEVERAL;
        }

        @Override
        public void balance(final int account, final long balance) {
        }
    }

    @Test
    void shouldNeedWhatTheScalesSay() {
        final ScaledBook scaled = new ScaledBook(book(), scaledReports);
        final EngineBook unscaled = new EngineBook(book(), 3, reports);
        final TickWalk walk = new TickWalk(book(), SEED);
        for (long i = 0; i < SECONDS * ScaledBook.TICKS_PER_SECOND; i++) {
            walk.move();
            scaled.tick(walk.instrument(), walk.mark());
            unscaled.tick(walk.instrument(), walk.mark());
        }
        Arrays.fill(onlyInstrument, NONE);
        book().visit(new Holdings());
        int moved = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            scaled.feed().query(account);
            unscaled.feed().query(account);
            if (onlyInstrument[account] >= 0) {
                final long scale = scaledReports.scale[onlyInstrument[account]];
                assertEquals(scaled(reports.maintenance[account], scale), scaledReports.maintenance[account],
                    () -> "scale " + scale);
                moved += scale == 1_000_000_000L ? 0 : 1;
            }
        }
        assertTrue(moved > 10, "scales have hardly moved: " + moved);
        assertEquals(0, scaled.engine().refused());
        assertEquals(0, scaled.engine().accountsToChangeOver());
        assertEquals(1, scaled.rollOutsCompleted());
        assertEquals((ACCOUNTS + 63) / 64, scaled.rollOuts());
        assertEquals(SECONDS * SyntheticBook.INSTRUMENTS + 1, scaled.samples(), "the last tick begins a second");
        assertTrue(scaled.steps() > 10, "scales have hardly stepped: " + scaled.steps());
    }

    private static long scaled(final long maintenance, final long scale) {
        final BigInteger product = BigInteger.valueOf(maintenance).multiply(BigInteger.valueOf(scale));
        return product.add(ONE).subtract(BigInteger.ONE).divide(ONE).longValueExact();
    }

    private static SyntheticBook book() {
        return new SyntheticBook(ACCOUNTS, SEED, Headroom.LOGNORMAL);
    }
}
