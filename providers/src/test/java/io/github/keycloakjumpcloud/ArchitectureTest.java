package io.github.keycloakjumpcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.ext.Provider;

/**
 * The two floors: rules in {@code core} and SCIM's messages in {@code scim} below, adapters in {@code keycloak} above; arrows go
 * down only. What differs between Keycloak's lines is in {@code line}, beside them.
 */
@AnalyzeClasses(
        packages = {
            "io.github.keycloakjumpcloud.core",
            "io.github.keycloakjumpcloud.keycloak",
            "io.github.keycloakjumpcloud.line",
            "io.github.keycloakjumpcloud.scim"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "io.github.keycloakjumpcloud.core..";
    private static final String SCIM = "io.github.keycloakjumpcloud.scim..";
    private static final String LINE = "io.github.keycloakjumpcloud.line..";

    // The unnamed package is where ArchUnit puts primitive types.
    @ArchTest
    static final ArchRule coreKnowsOnlyPlainJava = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", CORE, "");

    @ArchTest
    static final ArchRule coreDoesNotKnowKeycloak = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..keycloak..");

    @ArchTest
    static final ArchRule scimKnowsNoServer = classes()
            .that()
            .resideInAPackage(SCIM)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", "com.unboundid.scim2.common..", SCIM, "");

    @ArchTest
    static final ArchRule linesKnowKeycloakOnly = classes()
            .that()
            .resideInAPackage(LINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jakarta.ws.rs..", "org.keycloak..", LINE, "");

    /** JAX-RS finds these by itself, in any Keycloak. */
    @ArchTest
    static final ArchRule filtersAskWhetherKeycloakIsSupported = classes()
            .that()
            .areAnnotatedWith(Provider.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(RunningKeycloak.class);

    @ArchTest
    static final ArchRule adaptersOfLinesAreChosenInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages(LINE, "io.github.keycloakjumpcloud.keycloak.line")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..line.keycloak264..", "..line.keycloak265..");

    /** Each package is a slice of its own, at whatever depth. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.github.keycloakjumpcloud.(**)").should().beFreeOfCycles();

    /** A package and all below it are one slice, which another must not lead back into. */
    @ArchTest
    static final ArchRule floorsHaveNoCycles =
            slices().matching("io.github.keycloakjumpcloud.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfAFloorHaveNoCycles =
            slices().matching("io.github.keycloakjumpcloud.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfPartsHaveNoCycles = slices().matching("io.github.keycloakjumpcloud.(*).(*).(*)..")
            .should()
            .beFreeOfCycles();
}
