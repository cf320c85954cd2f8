package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateDigest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Set;

/**
 * Compares the fields of two engines' tables one by one, so that no column is forgotten, whether an output shows it
 * already or not. Left out are tables in which slots, or places beyond a count, may differ: what these write is
 * compared; and what is calculated with.
 */
final class StateFields {
    private static final Set<Class<?>> LEFT_OUT = Set.of(
        AccountTable.class, PositionTable.class, BalanceTable.class, TierTable.class, HaircutTiers.class,
        StateDigest.class, Wide.class);

    private int compared;

    /** Compares the state of two engines; returns how many fields it has. */
    static int compare(final MarginEngine expected, final MarginEngine actual) {
        final StateFields fields = new StateFields();
        fields.compare("state", stateOf(expected), stateOf(actual));
        return fields.compared;
    }

    /** The state of an engine, which keeps it to itself. */
    static EngineState stateOf(final MarginEngine engine) {
        for (final Field field : MarginEngine.class.getDeclaredFields()) {
            if (field.getType() == EngineState.class) {
                return (EngineState) valueOf(field, engine);
            }
        }
        throw new IllegalStateException("MarginEngine has no EngineState");
    }

    private static Object valueOf(final Field field, final Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(final String name, final Object expected, final Object actual) {
        if (expected instanceof Object[] && isOfTables(expected)) {
            compareAll(name, (Object[]) expected, (Object[]) actual);
            return;
        }
        if (!isTable(expected)) {
            compared++;
            assertTrue(Objects.deepEquals(expected, actual), name);
            return;
        }
        for (final Field field : expected.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !LEFT_OUT.contains(field.getType())) {
                compare(name + "." + field.getName(), valueOf(field, expected), valueOf(field, actual));
            }
        }
    }

    private void compareAll(final String name, final Object[] expected, final Object[] actual) {
        assertEquals(expected.length, actual.length, name);
        for (int i = 0; i < expected.length; i++) {
            final String place = name + "[" + i + "]";
            assertEquals(expected[i] == null, actual[i] == null, place);
            compare(place, expected[i], actual[i]);
        }
    }

    /** An array of records is compared by their equals. */
    private static boolean isOfTables(final Object array) {
        final Class<?> kind = array.getClass().getComponentType();
        return kind.getName().startsWith("io.plimsoll.engine.") && !kind.isRecord() && !kind.isEnum();
    }

    private static boolean isTable(final Object object) {
        return object != null && object.getClass().getName().startsWith("io.plimsoll.engine.")
            && !(object instanceof EngineConfiguration) && !object.getClass().isArray();
    }
}
