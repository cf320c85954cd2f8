package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar, of the rules of margin and of the messages. */
public final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        final String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "plimsoll " + (version == null ? "(not from a jar)" : version),
            "rules " + EngineConfiguration.RULES_VERSION + ", messages " + MessageHeaderEncoder.SCHEMA_VERSION,
            "Java " + Runtime.version()};
    }
}
