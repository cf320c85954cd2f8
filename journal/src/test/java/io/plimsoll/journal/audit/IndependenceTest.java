package io.plimsoll.journal.audit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the auditor's engine says is worth something because it shares nothing with the engine it checks. */
class IndependenceTest {
    private static final String AUDIT = "io.plimsoll.journal.audit..";
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plimsoll");
    }

    /** The messages, the capacities and where outputs go: what both are given, not what either computes. */
    @Test
    void shouldShareNothingWithTheEngineButItsMessages() {
        nothingSharedBy(AUDIT).check(classes);
    }

    @Test
    void shouldBePlainJavaApartFromBuffersAndTheJournal() {
        classes().that().resideInAPackage(AUDIT)
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                "java..", "org.agrona..", "io.plimsoll.engine..", "io.plimsoll.journal..")
            .check(classes);
    }

    /** Every number is a decimal or a quotient of decimals: no binary fraction comes near an amount. */
    @Test
    void shouldHaveNoBinaryFractions() {
        for (final Class<?> type : List.of(double.class, float.class)) {
            noFields().that().areDeclaredInClassesThat().resideInAPackage(AUDIT)
                .should().haveRawType(type).check(classes);
            noMethods().that().areDeclaredInClassesThat().resideInAPackage(AUDIT)
                .should().haveRawReturnType(type).check(classes);
        }
        noClasses().that().resideInAPackage(AUDIT)
            .should().callMethodWhere(nameMatching("doubleValue|floatValue"))
            .orShould().callConstructor(BigDecimal.class, double.class)
            .check(classes);
    }

    /** The replay runs the engine itself. */
    @Test
    void shouldNoticeWhenSomethingIsShared() {
        final ArchRule rule = nothingSharedBy("io.plimsoll.journal.replay..");
        assertThrows(AssertionError.class, () -> rule.check(classes));
    }

    private static ArchRule nothingSharedBy(final String classesOf) {
        return noClasses().that().resideInAPackage(classesOf)
            .should().dependOnClassesThat(
                resideInAPackage("io.plimsoll.engine..")
                    .and(not(resideInAPackage("io.plimsoll.engine.wire")))
                    .and(not(belongToAnyOf(EngineConfiguration.class, OutputListener.class))));
    }
}
