package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.MarginCallEncoder;

/**
 * Rule 9: outputs have the form of the schema's version that has the number of the rules' version.
 *
 * @param version of both
 */
record OutputForm(int version) {
    private static final int FIRST_WITH_SEALS = 2;
    private static final int FIRST_WITH_SHADOWS = 3;
    private static final int FIRST_WITH_COMPONENTS = 4;

    /** Whether calls and reports carry shadow requirements, and reports tell of underlyings. */
    boolean hasShadows() {
        return version >= FIRST_WITH_SHADOWS;
    }

    /** Whether reports tell of components and of what is available. */
    boolean hasComponents() {
        return version >= FIRST_WITH_COMPONENTS;
    }

    /** How long a call is. */
    int callLength() {
        if (version < FIRST_WITH_SEALS) {
            return MarginCallEncoder.spareEncodingOffset();
        }
        return hasShadows()
            ? MarginCallEncoder.BLOCK_LENGTH : MarginCallEncoder.shadowInitialRequirementEncodingOffset();
    }

    /** How long a report is in front of its groups. */
    int reportLength() {
        if (hasComponents()) {
            return AccountReportEncoder.BLOCK_LENGTH;
        }
        return hasShadows()
            ? AccountReportEncoder.availableEncodingOffset() : AccountReportEncoder.spareEncodingOffset();
    }
}
