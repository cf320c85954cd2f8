package io.plimsoll.transport.load;

import io.plimsoll.transport.scenario.Operator;
import java.util.ArrayList;
import java.util.List;
import org.agrona.sbe.MessageEncoderFlyweight;

/** An operator that remembers what each of its messages was about. Sequences count from 1. */
public final class RecordingOperator implements Operator {
    private final List<String> items = new ArrayList<>();
    private final Operator operator;

    /**
     * Sends through another operator, which has sent nothing yet.
     *
     * @param operator in a new epoch
     */
    public RecordingOperator(final Operator operator) {
        this.operator = operator;
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return operator.begin(encoder);
    }

    @Override
    public void send(final String item) {
        items.add(item);
        operator.send(item);
    }

    /**
     * Messages sent.
     *
     * @return how many
     */
    public int count() {
        return items.size();
    }

    /**
     * What a message was about.
     *
     * @param sequence of the message, from 1
     * @return for people
     */
    public String item(final long sequence) {
        return items.get((int) sequence - 1);
    }
}
