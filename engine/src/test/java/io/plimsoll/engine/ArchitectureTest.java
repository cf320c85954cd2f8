package io.plimsoll.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The engine knows Agrona and its own codecs, and nothing that could make two runs differ. */
@AnalyzeClasses(packages = "io.plimsoll.engine", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("slow")
class ArchitectureTest {
    /** Math that is not bit-identical everywhere. */
    private static final Set<String> LOOSE_MATH = Set.of(
        "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot",
        "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "random");
    private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime");

    @ArchTest
    final ArchRule shouldKnowNothingElse = classes()
        .that().resideOutsideOfPackage("io.plimsoll.engine.wire")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.plimsoll.engine..", "org.agrona..", "java.lang", "java.lang.invoke", "java.lang.runtime", "java.util",
            "java.util.function", "java.nio", "java.math");

    /** Big numbers allocate: they are for definitions, not for what follows them. */
    @ArchTest
    final ArchRule shouldUseBigNumbersInDefinitionsOnly = noClasses()
        .that().haveSimpleNameNotEndingWith("Definitions")
        .and().doNotHaveSimpleName("DecayWeight")
        .and().doNotHaveSimpleName("LotsBound")
        .and().doNotHaveSimpleName("Peg")
        .and().doNotHaveSimpleName("Ratio")
        .should().dependOnClassesThat().resideInAPackage("java.math");

    @ArchTest
    final ArchRule shouldKnowNothingElseInCodecs = classes()
        .that().resideInAPackage("io.plimsoll.engine.wire")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.plimsoll.engine.wire", "org.agrona..", "java.lang", "java.lang.invoke", "java.util..", "java.nio..",
            "java.io");

    @ArchTest
    final ArchRule shouldHaveNoThreads = noClasses()
        .that().resideOutsideOfPackage("io.plimsoll.engine.wire")
        .should().dependOnClassesThat().areAssignableTo(Thread.class)
        .orShould().dependOnClassesThat().areAssignableTo(ThreadLocal.class)
        .orShould().dependOnClassesThat().haveNameMatching("java\\.util\\.(Random|UUID|Timer|Date|Calendar)")
        .orShould().dependOnClassesThat().resideInAnyPackage(
            "java.util.concurrent..", "java.time..", "java.io..", "java.nio.file..", "java.nio.channels..")
        .orShould().dependOnClassesThat().haveNameMatching("org\\.agrona\\.concurrent\\.(?!UnsafeBuffer).*Agent.*");

    @ArchTest
    final ArchRule shouldReadNoClock = noClasses()
        .should().callMethodWhere(isOneOf("java.lang.System", CLOCKS))
        .orShould().dependOnClassesThat().haveNameMatching("org\\.agrona\\.concurrent\\..*Clock");

    @ArchTest
    final ArchRule shouldUseNoLooseMath = noClasses()
        .should().callMethodWhere(isOneOf("java.lang.Math", LOOSE_MATH));

    @ArchTest
    final ArchRule shouldHaveNoCycles = slices()
        .matching("io.plimsoll.engine.(*)..")
        .should().beFreeOfCycles();

    private static DescribedPredicate<JavaCall<?>> isOneOf(final String owner, final Set<String> names) {
        return new DescribedPredicate<>("a method of " + owner + " among " + names) {
            @Override
            public boolean test(final JavaCall<?> call) {
                return call.getTargetOwner().getFullName().equals(owner) && names.contains(call.getName());
            }
        };
    }
}
