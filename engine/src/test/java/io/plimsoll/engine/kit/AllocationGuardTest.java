package io.plimsoll.engine.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The canary: a guard that never fails guards nothing. */
class AllocationGuardTest {
    private Object kept;
    private long sum;

    @Test
    void shouldFailWhenOneWindowAllocatesASingleObject() {
        final int[] round = new int[1];
        final AssertionError error = assertThrows(
            AssertionError.class,
            () -> AllocationGuard.assertAllocatesNothing(10, () -> {
                if (round[0]++ == 7) {
                    kept = new byte[1];
                }
            }));
        assertTrue(error.getMessage().contains("10 windows"), error.getMessage());
        assertTrue(kept != null);
    }

    @Test
    void shouldFailWhenEveryFifthWindowAllocatesHoweverOftenItIsTried() {
        assertThrows(AssertionError.class, () -> AllocationGuard.assertAllocatesNothingOnceWarm(5, 10, () -> {
            sum++;
            if (sum % 5 == 0) {
                kept = new Object();
            }
        }));
        assertEquals(50, sum);
    }

    @Test
    void shouldPassOnceItIsWarm() {
        AllocationGuard.assertAllocatesNothingOnceWarm(5, 10, () -> {
            sum++;
            if (sum < 5) {
                kept = new Object();
            }
        });
        assertEquals(10, sum);
    }

    @Test
    void shouldPassWhenNothingIsAllocated() {
        AllocationGuard.assertAllocatesNothing(10, () -> sum += 1);
        assertEquals(10, sum);
    }

    @Test
    void shouldMeasureWhatIsAllocated() {
        final long[] bytes = AllocationGuard.measure(5, () -> kept = new byte[1_000]);
        assertTrue(Arrays.stream(bytes).allMatch(allocated -> allocated >= 1_000), Arrays.toString(bytes));
    }
}
