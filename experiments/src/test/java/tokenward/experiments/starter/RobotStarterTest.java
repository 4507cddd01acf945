package tokenward.experiments.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.model.Tokenizer;
import tokenward.experiments.starter.errands.Mistake;
import tokenward.experiments.starter.errands.Outing;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.Simulator;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.TaskSpec;

class RobotStarterTest {
    private static final Path BUNDLED =
            Path.of(System.getProperty("exp.root", "..")).resolve("experiments/starter");
    private static final RobotStarter STARTER = new RobotStarter(Starter.SEED);
    private static final WorldLibrary TASKS = load(file(RobotStarter.TASKS));
    private static final PythonPool PYTHON = PythonPool.open();
    private static final Simulator SIMULATOR = new Simulator(PYTHON, Profile.STRICT, 1);

    @AfterAll
    static void close_python() {
        PYTHON.close();
    }

    @Test
    void every_task_is_solved_by_its_reference_and_not_by_doing_nothing() {
        List<String> unsound = TASKS.declared().parallelStream()
                .filter(task -> !(judged(task, task.reference().orElseThrow()) instanceof Outcome.Success)
                        || !(judged(task, "def task_program():\n    pass\n") instanceof Outcome.CompletionError))
                .map(TaskSpec::name)
                .toList();

        assertThat(unsound).isEmpty();
        assertThat(TASKS.declared()).hasSize(444);
    }

    @Test
    void planted_mistakes_have_the_outcome_they_are_meant_to_have() {
        RandomGenerator random = Starter.stream(3, "mistakes");
        Set<Mistake.Kind> kinds = EnumSet.noneOf(Mistake.Kind.class);
        for (String errand : Outing.errands()) {
            Outing outing = Outing.of(errand, random);
            outing.mistake().ifPresent(kind -> {
                String code = outing.code(mistake -> true);
                TaskSpec task = load("import \"../../worlds/service_robot.world\"\n"
                                + outing.task("tried", "train", List.of("Do it.")))
                        .declared()
                        .getFirst();

                assertThat(judged(task, code).column()).as(code).isEqualTo(column(kind));
                kinds.add(kind);
            });
        }

        assertThat(kinds).containsExactly(Mistake.Kind.values());
    }

    @Test
    void what_is_held_out_never_trains() throws IOException {
        Set<String> corpus = new HashSet<>();
        for (String line : file(RobotStarter.CORPUS).lines().toList()) {
            corpus.add(new JsonMapper().readTree(line).get("prompt").asText());
        }
        Map<String, Set<String>> prompts = TASKS.declared().stream()
                .collect(Collectors.groupingBy(
                        task -> task.split().orElseThrow(),
                        Collectors.flatMapping(task -> task.prompts().stream(), Collectors.toSet())));

        assertThat(prompts.get("test"))
                .hasSize(2 * 96)
                .doesNotContainAnyElementsOf(corpus)
                .doesNotContainAnyElementsOf(prompts.get("train"))
                .doesNotContainAnyElementsOf(prompts.get("validation"));
        assertThat(prompts.get("validation"))
                .doesNotContainAnyElementsOf(corpus)
                .doesNotContainAnyElementsOf(prompts.get("train"));
    }

    @Test
    void prompts_and_programs_are_short() {
        Tokenizer tokenizer = DjlModels.tokenizer(BUNDLED.resolve("robot-policy"));

        for (TaskSpec task : TASKS.declared()) {
            assertThat(tokenizer.encode(task.reference().orElseThrow()).length)
                    .as(task.name())
                    .isLessThanOrEqualTo(95);
            task.prompts()
                    .forEach(prompt -> assertThat(tokenizer.encode("# " + prompt + "\n").length)
                            .as(prompt)
                            .isLessThanOrEqualTo(64));
        }
    }

    @Test
    void another_seed_makes_other_errands() {
        assertThat(new RobotStarter(7).files().get(RobotStarter.TASKS))
                .isEqualTo(new RobotStarter(7).files().get(RobotStarter.TASKS))
                .isNotEqualTo(file(RobotStarter.TASKS));
    }

    private static Outcome judged(TaskSpec task, String program) {
        return SIMULATOR.judge(task, program).outcome();
    }

    private static String column(Mistake.Kind kind) {
        return switch (kind) {
            case PYTHON -> "python_error";
            case SIMULATION -> "simulation_error";
            case COMPLETION -> "completion_error";
            case STYLE -> "success";
        };
    }

    private static WorldLibrary load(String text) {
        return WorldLoader.load(
                        new SourceText("errands.world", text),
                        (path, from) ->
                                Optional.of(text(BUNDLED.resolve("robot-data").resolve(path))))
                .value()
                .orElseThrow();
    }

    private static SourceText text(Path file) {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        return Objects.requireNonNull(STARTER.files().get(name), name);
    }
}
