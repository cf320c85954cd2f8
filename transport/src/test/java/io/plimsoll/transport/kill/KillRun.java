package io.plimsoll.transport.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * One journal, and one service after another that is killed on it; one source and one consumer that live through it, or
 * are restarted too. When a service is killed the next one's JVM is up already and has only to be told to begin.
 */
final class KillRun implements AutoCloseable {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long MOST_DELAY_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MOST_STOPPING_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long[] MOST_MESSAGES = {0, 300, 2_000, 6_000};
    private static final int MESSAGES_AT_THE_END = 500;

    private final List<Throwable> clientErrors = new CopyOnWriteArrayList<>();
    private final List<ServiceChild> children = new ArrayList<>();
    private final IdleStrategy idle = new BackoffIdleStrategy();
    private final KillSummary summary = new KillSummary();
    private final ChildClasses classes;
    private final KillCase killCase;
    private final Dice dice;
    private final UninterruptedRun run;
    private final ServiceConfiguration configuration;
    private final Path configurationFile;
    private final Gateway gateway;
    private final Consumer consumer;
    private ServiceChild child;
    private long usualStartNs = TimeUnit.SECONDS.toNanos(1);

    KillRun(final ChildClasses classes, final Path directory, final KillCase killCase) throws IOException {
        this.classes = classes;
        this.killCase = killCase;
        dice = new Dice(killCase.seed());
        run = new UninterruptedRun(killCase.seed());
        configurationFile = killCase.writeTo(directory, run.configuration());
        configuration = ServiceConfiguration.load(configurationFile);
        final ClientConfiguration client = ClientConfiguration.ipc(configuration);
        gateway = new Gateway(run, client, clientErrors::add);
        consumer = new Consumer(run, client, clientErrors::add);
    }

    /** Kills as often as was asked for, lets the last service end in good order, and compares. */
    KillSummary run() throws IOException {
        child = newChild();
        child.go();
        for (int kill = 1; kill <= killCase.kills(); kill++) {
            final ServiceChild next = newChild();
            killOnce(moment(kill));
            restartClients();
            child = next;
            child.go();
        }
        finish();
        final JournalCheck check = new JournalCheck(run, gateway);
        check.check(configuration.journal().directory());
        summary.onEnd(run, gateway, consumer, check);
        return summary;
    }

    private ServiceChild newChild() throws IOException {
        final ServiceChild made = new ServiceChild(classes.start(ServiceMain.class, configurationFile));
        children.add(made);
        return made;
    }

    /** The first service has nothing to recover. */
    private KillMoment moment(final int kill) {
        final int roll = kill == 1 ? 1 : dice.between(1, 10);
        return roll <= 7 ? KillMoment.UNDER_LOAD : roll <= 9 ? KillMoment.STARTING : KillMoment.STOPPING;
    }

    private void killOnce(final KillMoment moment) {
        if (moment == KillMoment.STARTING) {
            workUntil(child::isLoaded);
            final long ageNs = dice.between(0L, usualStartNs);
            workUntil(() -> child.ageNs() > ageNs);
        } else {
            awaitReady();
            final int acknowledged = gateway.acknowledged() + dice.between(0, (int) dice.of(MOST_MESSAGES));
            workUntil(() -> gateway.acknowledged() >= acknowledged);
            if (moment == KillMoment.STOPPING) {
                child.stop();
            }
            final long ageNs =
                child.ageNs() + dice.between(0L, moment == KillMoment.STOPPING ? MOST_STOPPING_NS : MOST_DELAY_NS);
            workUntil(() -> child.ageNs() > ageNs);
        }
        child.kill();
        summary.onKill(moment, child);
    }

    private void awaitReady() {
        workUntil(child::isReady);
        usualStartNs = child.startNs();
    }

    private void restartClients() {
        final int roll = dice.between(1, 10);
        if (roll <= 2) {
            gateway.restart();
        } else if (roll <= 4) {
            gateway.beginNewEpoch();
        }
        if (!killCase.isPruned() && dice.chance(30)) {
            consumer.restart();
        }
    }

    private void finish() {
        awaitReady();
        final int acknowledged = gateway.acknowledged() + MESSAGES_AT_THE_END;
        workUntil(() -> gateway.acknowledged() >= acknowledged);
        gateway.end();
        workUntil(() -> gateway.isDone() && consumer.isDone());
        child.stop();
        assertEquals(ServiceChild.EXIT_STOPPED, child.awaitEnd(TIMEOUT_NS), this::toString);
        summary.onStop(child);
    }

    private void workUntil(final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (!condition.getAsBoolean()) {
            idle.idle(gateway.doWork() + consumer.doWork());
            assertTrue(child.isWell(), () -> "the service failed: " + this);
            assertTrue(System.nanoTime() - deadlineNs < 0, () -> "nothing goes on: " + this);
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(gateway, consumer);
        CloseHelper.closeAll(children);
        IoUtil.delete(new File(configuration.driver().directory()).getParentFile(), true);
    }

    @Override
    public String toString() {
        return killCase + " " + gateway + " " + consumer + " " + summary + " " + child + " client errors "
            + clientErrors;
    }
}
