package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.replay.JournalReplica;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries messages on an engine brought to where a journal is, and looks at all accounts before and after. The journal is
 * read and never written.
 */
public final class DryRun {
    private final Path directory;
    private final MessageFile file;
    private final DryRunOptions options;
    private final DryRunListener listener;

    /**
     * A dry run.
     *
     * @param directory of the journal, which may be in use
     * @param file      of the messages to try
     * @param options   how
     * @param listener  told how far it is
     */
    public DryRun(
        final Path directory, final MessageFile file, final DryRunOptions options, final DryRunListener listener) {
        this.directory = directory;
        this.file = file;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Makes it.
     *
     * @return what came of it
     * @throws io.plimsoll.journal.JournalException             if the journal cannot be used
     * @throws io.plimsoll.transport.scenario.ScenarioException if the file names something that the journal has not,
     *                                                          or has values that cannot be
     */
    public DryRunResult run() {
        final JournalReplica replica = replica();
        final long sequence = replica.engine().lastSequence();
        final long timeNs = Math.max(0, replica.engine().lastTimeNs());
        final JournaledTerms terms = JournaledTerms.of(directory);
        requireReached(replica, terms);
        final List<Parameter> parameters = file.parameters(terms);
        final TrialEngine engine = new TrialEngine(replica);
        final int remaining = engine.accountsToChangeOver();
        engine.rollOut();
        final Standings before = standings(engine, terms);
        engine.takeCalls();
        engine.takeChanges();
        engine.pass(1);
        final List<Outcome> outcomes = new ArrayList<>();
        final List<ScaleRule> rules = new ArrayList<>();
        send(parameters, engine, outcomes, rules);
        review(replica.configuration(), engine, options.afterSeconds());
        final List<RiskChange> changes = engine.takeChanges();
        final long calls = engine.takeCalls();
        final Standings after = standings(engine, terms);
        final Standings withoutRamp =
            rules.isEmpty() ? null : withoutRamp(rules, replica.configuration(), engine, terms);
        return new DryRunResult(replica.configuration(), replica.snapshotSequence(), sequence, timeNs, terms.names(),
            remaining, outcomes, rules.stream().map(ScaleRule::instrumentId).toList(), changes, calls, before, after,
            withoutRamp);
    }

    /** Scales rise at once to where volatility wants them, a second after the review that was held back. */
    private Standings withoutRamp(
        final List<ScaleRule> rules,
        final EngineConfiguration configuration,
        final TrialEngine engine,
        final JournaledTerms terms) {
        rules.forEach(rule -> rule.sendWithoutRamp(engine, "without ramp"));
        review(configuration, engine, 1);
        return standings(engine, terms);
    }

    private JournalReplica replica() {
        return options.rulesVersion() == null
            ? JournalReplica.of(directory, options.lastSequence(), listener::onInput, listener::onWarning)
            : JournalReplica.underRules(
                directory, options.rulesVersion(), options.lastSequence(), listener::onInput);
    }

    /** A snapshot is taken only of what the journal holds: one that is ahead shows that the journal's end is gone. */
    private void requireReached(final JournalReplica replica, final JournaledTerms terms) {
        if (terms.lastSequence() < replica.engine().lastSequence()) {
            throw new JournalCorruptException("the end of the journal in " + directory + " is missing: it ends with"
                + " input " + terms.lastSequence() + ", but a snapshot was taken behind input "
                + replica.engine().lastSequence() + ". Restore the journal from a copy");
        }
    }

    private static void send(
        final List<Parameter> parameters,
        final TrialEngine engine,
        final List<Outcome> outcomes,
        final List<ScaleRule> rules) {
        for (final Parameter parameter : parameters) {
            parameter.sends().accept(engine);
            final Outcome outcome = new Outcome(parameter.name(), engine.refusal());
            outcomes.add(outcome);
            if (outcome.isTaken() && parameter.scale() != null) {
                rules.removeIf(rule -> rule.instrumentId() == parameter.scale().instrumentId());
                rules.add(parameter.scale());
            }
        }
    }

    /** A Clock, under rules that have reviews with a review, and all that follows from it. */
    private static void review(
        final EngineConfiguration configuration, final TrialEngine engine, final long seconds) {
        engine.pass(seconds);
        if (configuration.rulesVersion() >= EngineConfiguration.DRAFT_RULES_VERSION) {
            engine.reviewSoon();
        }
        engine.clock();
    }

    private Standings standings(final TrialEngine engine, final JournaledTerms terms) {
        return Standings.of(engine, terms.accounts(), listener::onAccount);
    }
}
