package io.plimsoll.transport.demo;

import java.nio.file.Path;

/**
 * What may differ from one demo to the next.
 *
 * @param accounts that take part
 * @param seed     of everything drawn: accounts, positions, background trades
 * @param seconds  the four recorded days take
 * @param journal  directory to keep, or null for one that is deleted at the end
 * @param page     to write charts to, or null for a new temporary file
 */
public record DemoOptions(int accounts, long seed, int seconds, Path journal, Path page) {
}
