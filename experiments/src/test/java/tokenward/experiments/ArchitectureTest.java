package tokenward.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What must never import what; docs/architecture.md says why. */
@AnalyzeClasses(packages = "tokenward", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] GENERATED = {
        "tokenward.grammars.exp..",
        "tokenward.grammars.world..",
        "tokenward.grammars.python..",
        "tokenward.grammars.json..",
        "tokenward.grammars.sql.."
    };

    @ArchTest
    static final ArchRule modules_form_a_straight_line = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("grammars")
            .definedBy("tokenward.grammars..")
            .layer("rewards")
            .definedBy("tokenward.rewards..")
            .layer("engine")
            .definedBy("tokenward.engine..")
            .layer("dsl")
            .definedBy("tokenward.dsl..")
            .layer("experiments")
            .definedBy("tokenward.experiments..")
            .whereLayer("experiments")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dsl")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("dsl", "experiments")
            .whereLayer("rewards")
            .mayOnlyBeAccessedByLayers("engine", "dsl", "experiments");

    @ArchTest
    static final ArchRule the_engine_sees_rewards_through_their_api = noClasses()
            .that()
            .resideInAPackage("tokenward.engine..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("tokenward.rewards..").and(not(resideInAPackage("tokenward.rewards.api"))))
            .orShould()
            .dependOnClassesThat(
                    resideInAPackage("tokenward.grammars..").and(not(resideInAPackage("tokenward.grammars.text"))));

    @ArchTest
    static final ArchRule the_language_sees_only_the_engines_settings = noClasses()
            .that()
            .resideInAPackage("tokenward.dsl..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("tokenward.engine..").and(not(resideInAPackage("tokenward.engine.config"))));

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("tokenward.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule tensors_live_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("tokenward.engine.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule groovy_lives_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("tokenward.dsl.groovy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("groovy..", "org.codehaus.groovy..", "org.apache.groovy..");

    @ArchTest
    static final ArchRule antlr_stays_with_the_grammars = noClasses()
            .that()
            .resideOutsideOfPackages("tokenward.grammars..", "tokenward.dsl.syntax..", "tokenward.rewards.world..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule json_stays_at_the_borders = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "tokenward.dsl.files..",
                    "tokenward.dsl.lock..",
                    "tokenward.experiments..",
                    "tokenward.engine.djl..",
                    "tokenward.rewards.command..",
                    "tokenward.rewards.lint..",
                    "tokenward.rewards.unittest..",
                    "tokenward.rewards.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule only_the_sandbox_and_what_it_is_measured_against_start_processes = noClasses()
            .that()
            .resideOutsideOfPackage("tokenward.rewards.sandbox..")
            .and()
            .doNotHaveFullyQualifiedName("tokenward.experiments.bench.EvalPlusPeer")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule the_algorithm_depends_on_arrays_and_settings_only = noClasses()
            .that()
            .resideInAPackage("tokenward.engine.ppo..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java..",
                    "tokenward.engine.ppo..",
                    "tokenward.engine.rollout..",
                    "tokenward.engine.model..",
                    "tokenward.engine.config..",
                    "tokenward.rewards.api..",
                    "org.jspecify..")));

    @ArchTest
    static final ArchRule attribution_depends_on_the_api_only = noClasses()
            .that()
            .resideInAPackage("tokenward.rewards.attribution..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java..", "tokenward.rewards.attribution..", "tokenward.rewards.api..", "org.jspecify..")));

    @ArchTest
    static final ArchRule randomness_and_time_are_passed_in = noClasses()
            .that()
            // Its hashes are keyed so that no program can choose collisions; the key changes no verdict.
            .doNotHaveFullyQualifiedName("tokenward.rewards.value.PyEquality")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule nothing_static_changes = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(not(resideInAnyPackage(GENERATED)))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackage("tokenward.experiments.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
