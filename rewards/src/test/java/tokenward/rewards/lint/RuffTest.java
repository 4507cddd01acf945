package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.ToolProcess;

/** Needs a real Ruff, fetched by npm when it must be; skipped, saying so, where none can be had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuffTest {
    private static final List<String> PROGRAMS = List.of(
            "import os\n\n\ndef f(x):\n    return x\n",
            "def f(a=[]):\n    exec(a)\n    y = 1\n    if a == None: return z\n",
            "def f(:\n  retun x y\n",
            "s = '\ud83d\ude00é' + b; t = lambda: 1\n",
            "x = 1;\r\ny = \"\\d\"\r\n",
            "import subprocess\nsubprocess.call('ls', shell=True)\nfor a, b in zip([1], [2]):\n    pass\n",
            "");

    private Linter ruff;

    @BeforeAll
    void start() {
        ruff = open(LintConfig.DEFAULTS);
    }

    @AfterAll
    void close() {
        if (ruff != null) {
            ruff.close();
        }
    }

    @Test
    void finds_what_the_default_rules_name() {
        assertThat(codes(ruff.lint(PROGRAMS)))
                .containsExactly(
                        List.of("F401"),
                        List.of("B006", "S102", "F841", "E711", "E701", "F821"),
                        List.of("invalid-syntax", "invalid-syntax", "invalid-syntax", "invalid-syntax"),
                        List.of("F821", "E702", "E731"),
                        List.of("E703", "W605"),
                        List.of("S602", "S607", "B007", "B007", "B905"),
                        List.of());
    }

    @Test
    void points_at_the_characters_at_fault() {
        String program = PROGRAMS.get(3);

        assertThat(ruff.lint(program).get(0).span().in(program)).isEqualTo("b");
    }

    @Test
    void does_not_let_a_program_silence_it() {
        String program = "# ruff: noqa\nimport os  # noqa\n";

        assertThat(codes(ruff.lint(List.of(program)))).containsExactly(List.of("F401"));
    }

    @Test
    void survives_programs_it_cannot_read() {
        String deep = "x = " + "(".repeat(50_000) + ")".repeat(50_000) + "\n";

        List<List<String>> codes = codes(ruff.lint(List.of(PROGRAMS.get(0), deep, PROGRAMS.get(0), deep, "x = y\n")));

        assertThat(codes)
                .containsExactly(
                        List.of("F401"),
                        List.of(Lint.UNREADABLE),
                        List.of("F401"),
                        List.of(Lint.UNREADABLE),
                        List.of("F821"));
    }

    @Test
    void honours_suppression_only_when_asked() {
        try (Linter honouring = open(LintConfig.DEFAULTS.withSuppression(LintConfig.Suppression.HONOURED))) {
            assertThat(honouring.lint("import os  # noqa\n")).isEmpty();
        }
    }

    @Test
    void knows_the_names_a_program_is_given() {
        try (Linter robot = open(LintConfig.DEFAULTS.withBuiltins(List.of("go_to", "say")))) {
            List<List<String>> codes = codes(robot.lint(List.of("go_to('hall')\nsay('done')\n", "jump()\n")));

            assertThat(codes).containsExactly(List.of(), List.of("F821"));
        }
    }

    @Test
    void the_native_program_and_the_package_answer_alike() {
        Path program = ToolProcess.find("ruff").orElseGet(() -> abort("no `ruff` on the search path"));
        String version = NativeRuff.versionOf(program).orElseThrow();
        LintConfig config = LintConfig.DEFAULTS.withVersion(version).withBuiltins(List.of("go_to"));
        Optional<Path> node = ToolProcess.find("node");
        assumeTrue(node.isPresent(), "no Node to compare with");

        List<List<Lint>> byNative = new NativeRuff(config, program).lint(PROGRAMS);

        try (Linter byNode = Ruff.openPackage(config)) {
            assertThat(byNative).isEqualTo(byNode.lint(PROGRAMS));
        }
    }

    private static List<List<String>> codes(List<List<Lint>> found) {
        List<List<String>> codes = new ArrayList<>();
        found.forEach(lints -> codes.add(lints.stream().map(Lint::code).toList()));
        return codes;
    }

    private static Linter open(LintConfig config) {
        try {
            return Ruff.open(config);
        } catch (InfrastructureException missing) {
            return abort(missing.getMessage());
        }
    }
}
