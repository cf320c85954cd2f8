package io.plimsoll.perf;

import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.SyntheticBook;
import io.plimsoll.perf.book.TickWalk;

/** Scratch. */
public final class Perf {
    private Perf() {
    }

    /** Scratch. */
    public static void main(final String[] args) {
        for (final int n : new int[] {10_000, 100_000, 1_000_000}) {
            final SyntheticBook sb = new SyntheticBook(n, 1, args.length > 0);
            long t0 = System.nanoTime();
            final long[] outs = new long[1];
            final EngineBook book = new EngineBook(sb, (b, o, l) -> outs[0]++);
            final double load = (System.nanoTime() - t0) / 1e6;
            final TickWalk walk = new TickWalk(sb, 5);
            for (int r = 0; r < 5; r++) {
                final long e0 = book.engine().examinations();
                final long o0 = outs[0];
                t0 = System.nanoTime();
                final int ticks = 2_000_000;
                for (int i = 0; i < ticks; i++) {
                    walk.move();
                    book.tick(walk.instrument(), walk.mark());
                }
                final double ns = (System.nanoTime() - t0) / (double) ticks;
                System.err.format("%d load %.0f ms, tick %.1f ns, exam/tick %.4f calls %d refused %d%n", n, load, ns,
                    (book.engine().examinations() - e0) / (double) ticks, outs[0] - o0, book.engine().refused());
            }
        }
    }
}
