package io.plimsoll.transport.kill;

import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import java.util.HashMap;
import java.util.Map;
import org.agrona.ErrorHandler;

/**
 * The source of all messages, through the client library: it knows what it has to say, how much of that it has said and
 * how much was acknowledged, and can be restarted with that knowledge.
 */
final class Gateway implements AutoCloseable {
    private static final int MOST_UNACKNOWLEDGED = 1 << 10;
    private static final int RETAINED_BYTES = 1 << 20;
    private static final int MOST_SENT_AT_ONCE = 16;

    private final SaidMessage message = new SaidMessage();
    private final UninterruptedRun run;
    private final ClientConfiguration configuration;
    private final ErrorHandler errorHandler;
    private PlimsollClient client;
    private SourcePublisher source;
    private final Map<Integer, Integer> saidBefore = new HashMap<>();
    private int saidBeforeThis;
    private int said;
    private int end = Integer.MAX_VALUE;
    private boolean isNewEpochWanted;
    private long resent;

    Gateway(final UninterruptedRun run, final ClientConfiguration configuration, final ErrorHandler errorHandler) {
        this.run = run;
        this.configuration = configuration;
        this.errorHandler = errorHandler;
        open(SourceConfiguration.NEW_EPOCH, 0);
    }

    private void open(final int epoch, final long lastSequence) {
        client = new PlimsollClient(configuration, errorHandler);
        source = client.addSource(new SourceConfiguration(UninterruptedRun.SOURCE, Sequencing.LOSSLESS,
            InputLane.FACTS, epoch, lastSequence, MOST_UNACKNOWLEDGED, RETAINED_BYTES), SourceListener.NONE);
    }

    /** Polls the client, and says some more if it takes it. */
    int doWork() {
        int work = client.poll();
        if (source.state() == SourceState.FENCED) {
            throw new AssertionError("the source is fenced, at " + this);
        }
        if (isNewEpochWanted && source.isAllAcknowledged()) {
            isNewEpochWanted = false;
            begin();
        }
        for (int i = 0; i < MOST_SENT_AT_ONCE && source.epoch() != SourceConfiguration.NEW_EPOCH && say(); i++) {
            work += 1 + client.poll();
        }
        return work;
    }

    private boolean say() {
        if (isNewEpochWanted || said == end) {
            return false;
        }
        saidBefore.put(source.epoch(), saidBeforeThis);
        source.begin(message.of(run.message(said)));
        final SendStatus status = source.send();
        if (status == SendStatus.SENT || status == SendStatus.QUEUED) {
            said++;
        }
        return status == SendStatus.SENT;
    }

    private void begin() {
        saidBeforeThis = said;
        close();
        open(SourceConfiguration.NEW_EPOCH, 0);
    }

    /** Begins a new epoch, as a gateway does that has forgotten its own, once all it has said is acknowledged. */
    void beginNewEpoch() {
        isNewEpochWanted = true;
    }

    /** Restarts as a gateway that remembers its epoch, what was acknowledged in it, and all it had to say. */
    void restart() {
        final int epoch = source.epoch();
        isNewEpochWanted = false;
        close();
        if (epoch == SourceConfiguration.NEW_EPOCH) {
            open(epoch, 0);
            return;
        }
        final int again = said;
        open(epoch, source.acknowledgedSequence());
        said = acknowledged();
        while (said < again) {
            final int before = said;
            say();
            if (said == before) {
                throw new AssertionError("no room for what was said before, at " + this);
            }
        }
    }

    /** Says no more than the run's messages so far and a question for every account. */
    void end() {
        end = run.end();
    }

    /** Messages that were acknowledged. */
    int acknowledged() {
        return saidBeforeThis + (int) source.acknowledgedSequence();
    }

    /** Which message of the run has an epoch and a sequence. */
    int number(final int epoch, final long sequence) {
        return saidBefore.get(epoch) + (int) sequence - 1;
    }

    boolean isDone() {
        return acknowledged() == end;
    }

    int said() {
        return said;
    }

    long resent() {
        return resent + source.resent();
    }

    @Override
    public void close() {
        resent += source.resent();
        client.close();
    }

    @Override
    public String toString() {
        return "gateway " + source.state() + " epoch " + source.epoch() + " said " + said + " acknowledged "
            + acknowledged() + " of " + end + " connections " + client.connections();
    }
}
