package io.plimsoll.engine;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.chain.ChainHead;
import io.plimsoll.engine.output.Progress;
import io.plimsoll.engine.source.RejectionTable;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.state.StateDigest;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * All state there is: whatever an engine says follows from this and from the messages that come. It is written as one
 * stream of words in canonical order (by order of definition, and within an account by asset and instrument id);
 * slots, wires and counters of work done are not in it. Journals hold digests of this stream, so its order stays what
 * it is for as long as rules version 2 is known.
 */
public final class EngineState {
    private final EngineConfiguration configuration;
    private final Rules rules;
    private final Progress progress = new Progress();
    private final ChainHead chain = new ChainHead();
    private final SourceTable sources;
    private final RejectionTable rejections;
    private final Book book;
    private final StateDigest digest = new StateDigest();

    EngineState(final EngineConfiguration configuration) {
        this.configuration = configuration;
        rules = Rules.of(configuration.rulesVersion());
        sources = new SourceTable(configuration.maxSources());
        rejections = new RejectionTable(configuration.maxSources());
        book = Book.allocate(
            rules,
            configuration.maxAssets(),
            configuration.maxInstruments(),
            configuration.maxTiers(),
            configuration.maxAccountClasses(),
            configuration.maxAccounts(),
            configuration.maxPositions(),
            configuration.maxBalances(),
            configuration.maxPositionsPerAccount());
    }

    /**
     * Writes all state.
     *
     * @param sink to write to
     */
    void writeTo(final StateSink sink) {
        writeHead(sink);
        writeAccounts(0, accounts(), sink);
    }

    private void writeHead(final StateSink sink) {
        configuration.writeTo(sink);
        progress.writeTo(sink);
        chain.writeTo(sink);
        sources.writeTo(sink);
        rejections.writeTo(sources.size(), sink);
        book.writeDefinitions(rules, sink);
        sink.put(accounts());
    }

    private void writeAccounts(final int first, final int end, final StateSink sink) {
        for (int account = first; account < end; account++) {
            book.writeAccount(account, sink);
        }
    }

    /**
     * Reads everything but the accounts.
     *
     * @param source to read from
     * @return how many accounts follow, for {@link #readAccount}
     * @throws StateException if it makes no sense
     */
    int readHead(final StateSource source) {
        configuration.requireIn(source);
        progress.readFrom(source);
        chain.readFrom(source);
        sources.readFrom(source);
        rejections.readFrom(sources.size(), source);
        book.readDefinitions(rules, source);
        return source.nextInt(
            "number of accounts", book.scales().rollOut().leastAccounts(), configuration.maxAccounts());
    }

    /**
     * Reads one account.
     *
     * @param source to read from
     * @return its index
     * @throws StateException if it makes no sense
     */
    int readAccount(final StateSource source) {
        final int account = book.readAccount(source);
        if (book.accounts().positionCount(account) > configuration.maxPositionsPerAccount()) {
            throw new StateException("account " + book.accounts().id(account) + " has more than "
                + configuration.maxPositionsPerAccount() + " positions; load another state");
        }
        return account;
    }

    /**
     * A digest of all state but the accounts, and of some of these.
     *
     * @param first index of the first account, in order of definition
     * @param end   index after the last one
     * @return 64 bits
     */
    public long digest(final int first, final int end) {
        digest.clear();
        writeHead(digest);
        writeAccounts(first, end, digest);
        return digest.value();
    }

    public int accounts() {
        return book.accounts().size();
    }

    public Progress progress() {
        return progress;
    }

    public ChainHead chain() {
        return chain;
    }

    public SourceTable sources() {
        return sources;
    }

    public RejectionTable rejections() {
        return rejections;
    }

    public Book book() {
        return book;
    }
}
