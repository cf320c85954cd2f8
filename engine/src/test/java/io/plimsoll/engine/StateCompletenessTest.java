package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.state.StateDigest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No field of a table is forgotten: after loading, each has the value it has in the engine that wrote the state,
 * whether an output shows it already or not. Left out are tables in which slots or places beyond a count may differ;
 * their columns all show in outputs.
 */
class StateCompletenessTest {
    private static final Set<Class<?>> LEFT_OUT = Set.of(
        AccountTable.class, PositionTable.class, BalanceTable.class, TierTable.class, HaircutTiers.class,
        StateDigest.class);
    private static final long SEEDS = 5;
    private static final long MESSAGES = 1_000;

    private int compared;

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldLoadEveryFieldOfTheTables(final BookScale scale) throws IllegalAccessException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            final EnginePair pair = new EnginePair(seed, scale);
            while (pair.messages() < MESSAGES || pair.loads() == 0) {
                pair.send();
            }
            compare("state", state(pair.engine()), state(pair.loaded()));
        }
        assertTrue(compared > SEEDS * 30, "compared " + compared);
    }

    private static Object state(final MarginEngine engine) throws IllegalAccessException {
        for (final Field field : MarginEngine.class.getDeclaredFields()) {
            if (field.getType() == EngineState.class) {
                field.setAccessible(true);
                return field.get(engine);
            }
        }
        throw new IllegalStateException("MarginEngine has no EngineState");
    }

    private void compare(final String name, final Object expected, final Object actual) throws IllegalAccessException {
        if (!isTable(expected)) {
            compared++;
            assertTrue(Objects.deepEquals(expected, actual), name);
            return;
        }
        for (final Field field : expected.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !LEFT_OUT.contains(field.getType())) {
                field.setAccessible(true);
                compare(name + "." + field.getName(), field.get(expected), field.get(actual));
            }
        }
    }

    private static boolean isTable(final Object object) {
        return object != null && object.getClass().getName().startsWith("io.plimsoll.engine.")
            && !(object instanceof EngineConfiguration) && !object.getClass().isArray();
    }
}
