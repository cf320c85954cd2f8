package io.plimsoll.transport.dryrun;

import io.plimsoll.transport.scenario.Operator;
import java.util.function.Consumer;

/**
 * One message of a file, read and understood.
 *
 * @param name  of it, for people
 * @param sends it to an operator, under that name
 * @param scale what it says of a scale, null if it says nothing of one
 */
record Parameter(String name, Consumer<Operator> sends, ScaleRule scale) {

    static Parameter of(final String name, final Consumer<Operator> sends) {
        return new Parameter(name, sends, null);
    }
}
