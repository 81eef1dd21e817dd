package io.github.keycloakjumpcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The name of a type, top-level or nested, tells whether the type is of the product or of JumpCloud's stand-in. */
@AnalyzeClasses(packages = "io.github.keycloakjumpcloud", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesOfTwoSidesTest {

    private static final String SIMULATOR = "io.github.keycloakjumpcloud.simulator";

    @ArchTest
    static void productAndSimulatorShareNoName(JavaClasses both) {
        Map<Boolean, Set<String>> names = both.stream()
                .filter(each ->
                        !each.isAnonymousClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.partitioningBy(
                        NamesOfTwoSidesTest::isOfSimulator,
                        Collectors.mapping(JavaClass::getSimpleName, Collectors.toCollection(TreeSet::new))));
        assertThat(names.values()).noneMatch(Set::isEmpty);
        assertThat(names.get(true)).doesNotContainAnyElementsOf(names.get(false));
    }

    private static boolean isOfSimulator(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(SIMULATOR + ".");
    }
}
