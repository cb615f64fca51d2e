package dev.rackstate.bootstrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rackstate.domain.promql.PromQl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way: domain, application, adapters, bootstrap. A rule over an empty package fails. */
class ArchitectureTest {
    private static final String ROOT = "dev.rackstate.";
    private static final List<String> ADAPTERS =
            List.of("audit", "http", "identity", "prometheus", "simulator", "slurm", "yaml");
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rackstate");

    private static String below(String name) {
        return ROOT + name + "..";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain.catalog",
                "domain.check",
                "domain.evaluation",
                "domain.health",
                "domain.identity",
                "domain.metric",
                "domain.network",
                "domain.promql",
                "domain.propagation",
                "domain.snapshot",
                "domain.spelling",
                "domain.topology",
                "application.audit",
                "application.configuration",
                "application.identity",
                "application.inquiry",
                "application.log",
                "application.plugin",
                "application.round",
                "application.schedule",
                "application.simulation",
                "application.simulationcontrol",
                "application.system",
                "application.telemetry",
                "application.view",
                "adapter.audit",
                "adapter.http",
                "adapter.identity",
                "adapter.prometheus",
                "adapter.simulator",
                "adapter.slurm",
                "adapter.yaml",
                "upstream",
                "bootstrap"
            })
    void everyPackageThatARuleNames_holdsClasses(String name) {
        assertThat(ALL.that(resideInAnyPackage(below(name)))).isNotEmpty();
    }

    @Test
    void domain_knowsJavaAndAnnotationsAlone() {
        classes()
                .that()
                .resideInAPackage(below("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(below("domain"), "java..", "org.jspecify.annotations..")
                .check(ALL);
    }

    @Test
    void application_knowsTheDomainAndALogAlone() {
        classes()
                .that()
                .resideInAPackage(below("application"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        below("application"), below("domain"), "java..", "org.jspecify.annotations..", "org.slf4j..")
                .check(ALL);
    }

    @Test
    void noAdapter_knowsAnother() {
        for (String adapter : ADAPTERS) {
            String[] others = ADAPTERS.stream()
                    .filter(other -> !other.equals(adapter))
                    .map(other -> below("adapter." + other))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(below("adapter." + adapter))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ALL);
        }
    }

    @Test
    void upstream_knowsItsOwnSettingsAndNoAdapter() {
        classes()
                .that()
                .resideInAPackage(below("upstream"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        below("upstream"),
                        below("application.configuration"),
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify.annotations..",
                        "feign..",
                        "tools.jackson.core..")
                .check(ALL);
    }

    @Test
    void nobody_knowsTheBootstrap() {
        noClasses()
                .that()
                .resideOutsideOfPackage(below("bootstrap"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(below("bootstrap"))
                .check(ALL);
    }

    @Test
    void conceptsOfDomainAndApplication_formNoCycle() {
        slices().matching("dev.rackstate.domain.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
        slices().matching("dev.rackstate.application.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void queries_areMadeByThePromqlPackageAlone() {
        assertThat(PromQl.class.getConstructors()).isEmpty();
        constructors()
                .that()
                .areDeclaredIn(PromQl.class)
                .should()
                .bePackagePrivate()
                .check(ALL);
    }

    @Test
    void names_promiseNothingVague() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(ALL);
    }
}
