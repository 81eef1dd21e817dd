package io.github.keycloakjumpcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The two floors: rules in {@code core}, adapters in {@code keycloak}; arrows go down only. */
@AnalyzeClasses(
        packages = "io.github.keycloakjumpcloud",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

    private static final String CORE = "io.github.keycloakjumpcloud.core..";

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
    static final ArchRule coreHasNoCycles =
            slices().matching("io.github.keycloakjumpcloud.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule keycloakHasNoCycles = slices().matching("io.github.keycloakjumpcloud.keycloak.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule scimProtocolKnowsNoServer = classes()
            .that()
            .resideInAPackage("io.github.keycloakjumpcloud.keycloak.scim.protocol..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "com.unboundid.scim2.common..",
                    "io.github.keycloakjumpcloud.keycloak.scim.protocol..",
                    "");
}
