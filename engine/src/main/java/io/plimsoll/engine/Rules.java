package io.plimsoll.engine;

import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;

/** What the versions of the rules differ in, and nothing else does (rules, section 9). */
public enum Rules {
    /** Without ChainSeal and Checkpoint. */
    VERSION_1 {
        @Override
        public boolean knows(final int templateId) {
            return templateId != ChainSealDecoder.TEMPLATE_ID && templateId != CheckpointDecoder.TEMPLATE_ID;
        }
    },
    /** With all messages of {@code plimsoll-codecs.xml}. */
    VERSION_2 {
        @Override
        public boolean knows(final int templateId) {
            return true;
        }
    };

    /**
     * The rules of a version.
     *
     * @param version from 1 to {@link EngineConfiguration#RULES_VERSION}
     * @return its rules
     */
    public static Rules of(final int version) {
        return version == 1 ? VERSION_1 : VERSION_2;
    }

    /**
     * Whether an input message of the schema exists under these rules.
     *
     * @param templateId of the message
     * @return false if it is to be refused as one that nobody ever heard of
     */
    public abstract boolean knows(int templateId);
}
