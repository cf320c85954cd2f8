package io.plimsoll.transport.explain;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of assets and instruments that the journal does not define: nothing. */
class JournalNamesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldRefuseAnAmountWhenItsUnitIsNotKnown() {
        Journal.open(JournalConfiguration.small(directory), EngineConfiguration.of(10, 10)).close();
        final JournalNames names = JournalNames.of(directory);
        final String noAsset =
            assertThrows(JournalException.class, () -> names.amount(7, BigDecimal.TEN)).getMessage();
        assertTrue(noAsset.startsWith("the journal does not define asset 7 "), noAsset);
        final String noInstrument = assertThrows(JournalException.class, () -> names.price(8, 10)).getMessage();
        assertTrue(noInstrument.startsWith("the journal does not define instrument 8 "), noInstrument);
    }
}
