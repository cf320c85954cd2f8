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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.option.Black76;
import io.plimsoll.engine.scenario.BasisCharge;
import io.plimsoll.engine.scenario.Contingency;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.MinimumCharge;
import io.plimsoll.engine.scenario.OptionValuation;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.ShockedDiscount;
import io.plimsoll.engine.scenario.SkewShock;
import io.plimsoll.engine.scenario.SkewShocks;
import io.plimsoll.engine.scenario.VolatilityShock;
import io.plimsoll.engine.scenario.VolatilityShocks;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the auditor's engine says is worth something because it shares nothing with the engine it checks. */
@Tag("slow")
class IndependenceTest {
    private static final String AUDIT = "io.plimsoll.journal.audit..";
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plimsoll");
    }

    /**
     * The messages, the capacities and where outputs go: what both are given, not what either computes. And what a lot
     * of an option is worth, which is part of the rules, by a grid's terms.
     */
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

    /**
     * Every number is a decimal or a quotient of decimals: no binary fraction comes near an amount, but where the rules
     * say that it does.
     */
    @Test
    void shouldHaveNoBinaryFractions() {
        final DescribedPredicate<JavaClass> exact =
            resideInAPackage(AUDIT).and(not(belongToAnyOf(
                Expiry.class, Factor.class, Grid.class, OptionValues.class, OptionLot.class, LotValues.class,
                Surface.class, ValueCheck.class)));
        for (final Class<?> type : List.of(double.class, float.class)) {
            noFields().that().areDeclaredInClassesThat(exact)
                .should().haveRawType(type).check(classes);
            noMethods().that().areDeclaredInClassesThat(exact)
                .should().haveRawReturnType(type).check(classes);
        }
        noClasses().that(exact)
            .should().callMethodWhere(nameMatching("doubleValue|floatValue"))
            .orShould().callConstructor(BigDecimal.class, double.class)
            .check(classes);
    }

    /** What checks the values that are taken from there takes nothing from there. */
    @Test
    void shouldCheckValuesWithoutAnythingThatMakesThem() {
        noClasses().that().belongToAnyOf(PreciseValue.class, ValueTerms.class)
            .should().dependOnClassesThat(
                resideInAPackage("io.plimsoll.engine..").and(not(resideInAPackage("io.plimsoll.engine.wire"))))
            .check(classes);
        classes().that().resideInAPackage("io.plimsoll.journal.audit.precise..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.plimsoll.journal.audit.precise..")
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
                    .and(not(belongToAnyOf(EngineConfiguration.class, OutputListener.class)))
                    .and(not(belongToAnyOf(OptionValuation.class, GridModel.class, Scenario.class, Black76.class)))
                    .and(not(belongToAnyOf(VolatilityShocks.class, VolatilityShock.class)))
                    .and(not(belongToAnyOf(SkewShocks.class, SkewShock.class)))
                    .and(not(belongToAnyOf(ShockedDiscount.class, BasisCharge.class)))
                    .and(not(belongToAnyOf(Contingency.class, MinimumCharge.class))));
    }
}
