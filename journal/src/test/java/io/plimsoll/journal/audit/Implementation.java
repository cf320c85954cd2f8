package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.MessageSink;

/** The two that implement the rules; what holds for one must hold for the other. */
public enum Implementation {
    /** The auditor's engine, the twin. */
    TWIN {
        @Override
        public MessageSink create(final EngineConfiguration configuration, final OutputListener listener) {
            return new AuditEngine(configuration, listener, AuditEngine.Scope.EVERY_ACCOUNT)::apply;
        }
    },
    /** The margin engine. */
    ENGINE {
        @Override
        public MessageSink create(final EngineConfiguration configuration, final OutputListener listener) {
            final MarginEngine engine = new MarginEngine(configuration, listener);
            return engine::apply;
        }
    };

    /**
     * Makes one.
     *
     * @param configuration capacities
     * @param listener      of its outputs
     * @return what takes its inputs
     */
    public abstract MessageSink create(EngineConfiguration configuration, OutputListener listener);
}
