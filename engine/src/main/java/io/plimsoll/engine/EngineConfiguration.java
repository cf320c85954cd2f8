package io.plimsoll.engine;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.ConfigurationDecoder;
import io.plimsoll.engine.wire.ConfigurationEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Capacities, all allocated at start and never exceeded, and the version of the rules. Part of the state: the first
 * record of every journal, from where replay takes it.
 *
 * @param rulesVersion           the rules under which results are computed; {@link #RULES_VERSION} for a new journal
 * @param maxSources             sources, the service and the operator included
 * @param maxAssets              assets
 * @param maxInstruments         instruments
 * @param maxTiers               tiers of one instrument, and haircut tiers of one asset
 * @param maxAccountClasses      account classes, class 0 included
 * @param maxAccounts            accounts
 * @param maxPositions           positions of all accounts together
 * @param maxBalances            balances of all accounts together
 * @param maxPositionsPerAccount positions of one account, at most 512
 */
public record EngineConfiguration(
    int rulesVersion,
    int maxSources,
    int maxAssets,
    int maxInstruments,
    int maxTiers,
    int maxAccountClasses,
    int maxAccounts,
    int maxPositions,
    int maxBalances,
    int maxPositionsPerAccount) {

    /** The version of the rules in {@code engine/RULES.md} of new journals; all earlier ones are known too. */
    public static final int RULES_VERSION = 3;

    /** The version that is being written, for trying out: no journal to be kept is begun under it. */
    public static final int DRAFT_RULES_VERSION = 4;

    /** Bytes of an encoded configuration, header included. */
    public static final int ENCODED_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ConfigurationEncoder.BLOCK_LENGTH;

    /** Checks every value's range. */
    public EngineConfiguration {
        requireBetween("rulesVersion", rulesVersion, 1, DRAFT_RULES_VERSION);
        requireBetween("maxSources", maxSources, 2, 1 << 16);
        requireBetween("maxAssets", maxAssets, 1, 1 << 16);
        requireBetween("maxInstruments", maxInstruments, 1, 1 << 20);
        requireBetween("maxTiers", maxTiers, 1, 64);
        requireBetween("maxAccountClasses", maxAccountClasses, 1, 1 << 16);
        requireBetween("maxAccounts", maxAccounts, 1, 1 << 26);
        requireBetween("maxPositions", maxPositions, 1, 1 << 27);
        requireBetween("maxBalances", maxBalances, 1, 1 << 27);
        requireBetween("maxPositionsPerAccount", maxPositionsPerAccount, 1, 512);
    }

    /**
     * A configuration for so many accounts and instruments, with four positions and two balances an account.
     *
     * @param accounts    number of accounts
     * @param instruments number of instruments
     * @return the configuration
     */
    public static EngineConfiguration of(final int accounts, final int instruments) {
        return new EngineConfiguration(
            RULES_VERSION, 256, 256, instruments, 32, 64, accounts, accounts * 4 + 64, accounts * 2 + 64, 256);
    }

    /**
     * Writes the configuration as a message.
     *
     * @param buffer to write to
     * @param offset of the header
     * @return bytes written, {@link #ENCODED_LENGTH}
     */
    public int encode(final MutableDirectBuffer buffer, final int offset) {
        new ConfigurationEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
            .rulesVersion(rulesVersion)
            .maxSources(maxSources)
            .maxAssets(maxAssets)
            .maxInstruments(maxInstruments)
            .maxTiers(maxTiers)
            .maxAccountClasses(maxAccountClasses)
            .maxAccounts(maxAccounts)
            .maxPositions(maxPositions)
            .maxBalances(maxBalances)
            .maxPositionsPerAccount(maxPositionsPerAccount);
        return ENCODED_LENGTH;
    }

    /**
     * Reads a configuration.
     *
     * @param buffer to read from
     * @param offset of the header
     * @return the configuration
     * @throws IllegalArgumentException if it is not one, or written by another schema or under rules unknown here
     */
    public static EngineConfiguration decode(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.schemaId() != ConfigurationDecoder.SCHEMA_ID
            || header.templateId() != ConfigurationDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException("not an engine configuration: schemaId=" + header.schemaId()
                + " templateId=" + header.templateId());
        }
        final ConfigurationDecoder decoder = new ConfigurationDecoder().wrapAndApplyHeader(buffer, offset, header);
        return new EngineConfiguration(
            decoder.rulesVersion(),
            decoder.maxSources(),
            decoder.maxAssets(),
            decoder.maxInstruments(),
            decoder.maxTiers(),
            decoder.maxAccountClasses(),
            decoder.maxAccounts(),
            decoder.maxPositions(),
            decoder.maxBalances(),
            decoder.maxPositionsPerAccount());
    }

    /** Refusals depend on it, so it is part of the state. */
    void writeTo(final StateSink sink) {
        sink.put(rulesVersion);
        sink.put(maxSources);
        sink.put(maxAssets);
        sink.put(maxInstruments);
        sink.put(maxTiers);
        sink.put(maxAccountClasses);
        sink.put(maxAccounts);
        sink.put(maxPositions);
        sink.put(maxBalances);
        sink.put(maxPositionsPerAccount);
    }

    /** Reads what {@link #writeTo} wrote, which must be this configuration. */
    void requireIn(final StateSource state) {
        requireNext("rulesVersion", rulesVersion, state);
        requireNext("maxSources", maxSources, state);
        requireNext("maxAssets", maxAssets, state);
        requireNext("maxInstruments", maxInstruments, state);
        requireNext("maxTiers", maxTiers, state);
        requireNext("maxAccountClasses", maxAccountClasses, state);
        requireNext("maxAccounts", maxAccounts, state);
        requireNext("maxPositions", maxPositions, state);
        requireNext("maxBalances", maxBalances, state);
        requireNext("maxPositionsPerAccount", maxPositionsPerAccount, state);
    }

    private static void requireNext(final String name, final int here, final StateSource state) {
        final long there = state.next();
        if (there != here) {
            throw new StateException("state of an engine with another configuration: " + name + " is " + there
                + " there and " + here + " here; load it with the configuration of its journal");
        }
    }

    private static void requireBetween(final String name, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + " but is " + value);
        }
    }
}
