package io.plimsoll.transport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which module may know what: transport, journal, engine, each only those behind it; Aeron and Chronicle one each. */
@Timeout(60)
@Tag("slow")
class ModuleArrowsTest {
    private static final String ENGINE = "io.plimsoll.engine..";
    private static final String JOURNAL = "io.plimsoll.journal..";
    private static final String TRANSPORT = "io.plimsoll.transport..";
    private static final String AERON = "io.aeron..";
    private static final String[] CHRONICLE = {"net.openhft..", "software.chronicle.."};
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plimsoll");
    }

    @Test
    void shouldKnowNobodyButItselfInEngine() {
        noClasses().that().resideInAPackage(ENGINE)
            .should().dependOnClassesThat().resideInAnyPackage(JOURNAL, TRANSPORT, AERON)
            .orShould().dependOnClassesThat().resideInAnyPackage(CHRONICLE)
            .check(classes);
    }

    @Test
    void shouldKnowEngineOnlyInJournal() {
        noClasses().that().resideInAPackage(JOURNAL)
            .should().dependOnClassesThat().resideInAnyPackage(TRANSPORT, AERON)
            .check(classes);
    }

    @Test
    void shouldKnowChronicleInJournalOnly() {
        noClasses().that().resideOutsideOfPackage(JOURNAL)
            .should().dependOnClassesThat().resideInAnyPackage(CHRONICLE)
            .check(classes);
    }

    @Test
    void shouldKnowAeronsStreamsInNetworkOnly() {
        noClasses().that().resideInAPackage(TRANSPORT).and().resideOutsideOfPackage("io.plimsoll.transport.network")
            .should().dependOnClassesThat().haveNameMatching("io\\.aeron\\.(Subscription|ExclusivePublication|Image)")
            .check(classes);
    }

    @Test
    void shouldNoticeWhenArrowIsBroken() {
        assertThrows(AssertionError.class, () -> noClasses().that().resideInAPackage(TRANSPORT)
            .should().dependOnClassesThat().resideInAPackage(AERON)
            .check(classes));
    }
}
