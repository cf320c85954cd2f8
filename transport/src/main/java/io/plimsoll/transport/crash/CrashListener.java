package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;

/** Is told what an engine says about accounts and scales. */
interface CrashListener {

    /**
     * An account's level changed.
     *
     * @param call      valid until this returns
     * @param isByScale whether it changed over to another scale; otherwise a price or a fill did it
     */
    void onCall(MarginCallDecoder call, boolean isByScale);

    /** A review changed a scale, or what is uncovered; valid until this returns. */
    void onStep(RiskStepDecoder step);

    /** So many accounts more changed over, with whatever calls that came with. */
    void onRollOut();

    /** What an account that was asked for stands at. */
    void onReport(AccountReportDecoder report);
}
