package io.github.keycloakjumpcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;

/** Two administrators at once are too many for Keycloak's cache of roles: the other lanes keep off the first one's server. */
@AnalyzeClasses(packages = "io.github.keycloakjumpcloud.it", importOptions = ImportOption.OnlyIncludeTests.class)
class LanesTest {

    @ArchTest
    static final ArchRule otherLanesKeepOffTheServerOfTheFirst = noClasses()
            .that()
            .areMetaAnnotatedWith(SecondLane.class)
            .or()
            .areMetaAnnotatedWith(ThirdLane.class)
            .or()
            .resideInAnyPackage("..it.browser..", "..it.cluster..", "..it.container..")
            .should()
            .callMethod(Keycloak.class, "server")
            .orShould()
            .callMethod(Keycloak.class, "admin")
            .orShould()
            .callMethod(TestRealm.Builder.class, "create");

    @ArchTest
    static final ArchRule thirdLaneKeepsOffTheServersOfTheSecond = noClasses()
            .that()
            .areMetaAnnotatedWith(ThirdLane.class)
            .or()
            .resideInAPackage("..it.cluster..")
            .should()
            .callMethod(Keycloak.class, "ofSecondLane")
            .orShould()
            .callMethod(Keycloak.class, "withFeatures")
            .orShould()
            .callMethod(ClockedKeycloak.class, "shared");
}
