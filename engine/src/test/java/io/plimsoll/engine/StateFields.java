package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.state.StateDigest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Set;

/**
 * Compares the fields of two engines' tables one by one, so that no column is forgotten, whether an output shows it
 * already or not. Left out are tables in which slots, or places beyond a count, may differ: what these write is
 * compared.
 */
final class StateFields {
    private static final Set<Class<?>> LEFT_OUT = Set.of(
        AccountTable.class, PositionTable.class, BalanceTable.class, TierTable.class, HaircutTiers.class,
        StateDigest.class);

    private int compared;

    /** Compares the state of two engines; returns how many fields it has. */
    static int compare(final MarginEngine expected, final MarginEngine actual) {
        try {
            final StateFields fields = new StateFields();
            fields.compare("state", stateOf(expected), stateOf(actual));
            return fields.compared;
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object stateOf(final MarginEngine engine) throws IllegalAccessException {
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
