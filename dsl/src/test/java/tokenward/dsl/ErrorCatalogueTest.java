package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tokenward.dsl.lock.Drift;
import tokenward.dsl.lock.Lock;
import tokenward.dsl.lock.LockFile;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;

/**
 * One folder per code: a file that has the fault, the message, the file mended, and what to know about it. The manual
 * page of each code is made of its folder. {@code -Dgolden=write} writes messages and pages anew.
 */
class ErrorCatalogueTest {
    private static final Path ERRORS = Path.of("src/test/resources/errors");
    private static final Path PAGES = Path.of("../docs/errors");
    private static final String ONLY = "--only ";
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    @TestFactory
    Stream<DynamicTest> message_is_the_expected_one() {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> golden(folder.resolve("expected.txt"), message(folder))));
    }

    @TestFactory
    Stream<DynamicTest> fault_is_reported_and_gone_when_mended() {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    String code = code(folder);

                    assertThat(check(folder, "input.exp"))
                            .anyMatch(d -> d.code().id().equals(code));
                    List<Diagnostic> mended = Experiments.check(folder.resolve("fixed.exp"), List.of())
                            .diagnostics();
                    assertThat(mended)
                            .as(render(folder, mended))
                            .noneMatch(d -> d.code().id().equals(code) || d.isError());
                }));
    }

    @TestFactory
    Stream<DynamicTest> page_of_the_manual_is_made_of_the_folder() {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> golden(PAGES.resolve(code(folder) + ".md"), page(folder))));
    }

    @Test
    void every_code_has_a_folder() {
        List<String> folders = folders().map(ErrorCatalogueTest::code).toList();

        assertThat(folders)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ExpCode.values()).map(ExpCode::id).toList());
    }

    @Test
    void every_page_has_a_code() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(p -> p.getFileName().toString().replace(".md", ""))
                            .filter(n -> !n.equals("README")))
                    .allMatch(name -> Arrays.stream(ExpCode.values()).anyMatch(c -> c.id().equals(name))
                            || name.matches("E09.*|W09.*"));
        }
    }

    private static String page(Path folder) throws IOException {
        String code = code(folder);
        StringBuilder page =
                new StringBuilder("# " + code + ": " + ExpCode.valueOf(code).title() + "\n\n");
        page.append(Files.readString(folder.resolve("about.md"))).append('\n');
        page.append("## Example\n\n~~~exp\n")
                .append(Files.readString(folder.resolve("input.exp")))
                .append("~~~\n\n");
        if (Files.exists(folder.resolve("arguments.txt"))) {
            page.append("checked with `")
                    .append(Files.readString(folder.resolve("arguments.txt")).strip())
                    .append("` on the command line, ");
        }
        page.append("is answered by\n\n~~~text\n").append(message(folder)).append("~~~\n\n");
        page.append("## Mended\n\n~~~exp\n")
                .append(Files.readString(folder.resolve("fixed.exp")))
                .append("~~~\n");
        return page.toString();
    }

    private static String message(Path folder) {
        return render(folder, check(folder, "input.exp"));
    }

    private static List<Diagnostic> check(Path folder, String file) {
        List<String> arguments = List.of();
        try {
            if (Files.exists(folder.resolve("arguments.txt"))) {
                arguments = Files.readAllLines(folder.resolve("arguments.txt"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (code(folder).startsWith("E07")) {
            return lockProblems(folder.resolve(file));
        }
        List<String> only = arguments.stream()
                .filter(a -> a.startsWith(ONLY))
                .map(a -> a.substring(ONLY.length()))
                .toList();
        List<String> overrides =
                arguments.stream().filter(a -> !a.startsWith(ONLY)).toList();
        Parsed<ExperimentPlan> loaded = Experiments.load(folder.resolve(file), overrides);
        return only.isEmpty()
                ? loaded.diagnostics()
                : Experiments.only(loaded.value().orElseThrow(), only).diagnostics();
    }

    private static List<Diagnostic> lockProblems(Path file) {
        ExperimentPlan plan = Experiments.load(file, List.of()).value().orElseThrow();
        Path beside = LockFile.beside(file);
        Parsed<Lock> lock = LockFile.read(beside);
        return lock.value()
                .map(l -> Drift.between(l, Lock.of(plan, new TreeMap<>()), plan, beside))
                .orElse(lock.diagnostics());
    }

    private static String render(Path folder, List<Diagnostic> diagnostics) {
        return new DiagnosticRenderer(false).render(diagnostics).replace(folder + "/", "");
    }

    private static void golden(Path file, String actual) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("write it with -Dgolden=write").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    private static String code(Path folder) {
        String name = folder.getFileName().toString();
        return name.substring(0, name.indexOf('_'));
    }

    private static Stream<Path> folders() {
        try (Stream<Path> folders = Files.list(ERRORS)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
