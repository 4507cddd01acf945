package tokenward.experiments.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.Experiments;
import tokenward.grammars.text.SourceText;

/** A whole session over pipes, on the files we ship. */
class LanguageSessionTest {
    private static final Path SHIPPED = Path.of("").toAbsolutePath();
    private static final Path MBPP = SHIPPED.resolve("paper/mbpp.exp");
    private static final Path SECURITY = SHIPPED.resolve("rewards/security.exp");
    private static final Path PAGES = SHIPPED.resolveSibling("docs").resolve("errors");

    private Editor editor;

    @BeforeEach
    void open() {
        editor = new Editor(SHIPPED, Optional.of(PAGES));
    }

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void every_shipped_file_opens_without_a_fault() throws IOException {
        for (Path file : shipped()) {
            if (file.endsWith("roboeval.world")) {
                continue; // its 80 tasks take seconds
            }
            List<Diagnostic> said = editor.open(file, Files.readString(file));

            assertThat(said).as("%s", file).noneMatch(d -> d.getSeverity() == DiagnosticSeverity.Error);
        }
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files.filter(
                            f -> f.toString().endsWith(".exp") || f.toString().endsWith(".world"))
                    .filter(f ->
                            !f.toString().contains("target") && !f.toString().contains("src"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_slip_is_told_where_it_is_and_a_quick_fix_mends_it() throws IOException {
        String text = Files.readString(MBPP);
        editor.open(MBPP, text);
        String wrong = text.replace("learning_rate", "learnin_rate");

        Diagnostic said = editor.change(MBPP, wrong).get(0);

        assertThat(said.getCode().getLeft()).isEqualTo("E0201");
        assertThat(said.getCodeDescription().getHref()).endsWith("docs/errors/E0201.md");
        assertThat(said.getMessage().getLeft()).contains("did you mean `learning_rate`?");
        assertThat(said.getRange().getStart()).isEqualTo(start(wrong, "learnin_rate"));
        CodeActionParams params =
                new CodeActionParams(Editor.id(MBPP), said.getRange(), new CodeActionContext(List.of(said)));
        CodeAction fix = Editor.answer(editor.server().getTextDocumentService().codeAction(params))
                .get(0)
                .getRight();
        assertThat(apply(wrong, fix.getEdit().getChanges().getOrDefault(Editor.uri(MBPP), List.of())))
                .isEqualTo(text);
    }

    @Test
    void the_other_place_of_a_conflict_is_told_too() throws IOException {
        String text = Files.readString(MBPP).replace("holdout = 200 rows", "select = all");

        List<Diagnostic> said = editor.open(MBPP, text);

        assertThat(said).singleElement().satisfies(d -> {
            assertThat(d.getCode().getLeft()).isEqualTo("E0208");
            assertThat(d.getRelatedInformation())
                    .singleElement()
                    .satisfies(r -> assertThat(r.getMessage()).isEqualTo("first here"));
        });
    }

    @Test
    void a_fault_of_an_open_import_is_told_in_the_file_that_imports_it() throws IOException {
        Path pipeline = SHIPPED.resolve("paper/pipeline.exp");
        editor.open(pipeline, Files.readString(pipeline).replace("clip_range    = 0.2", "clip_range    = 20"));

        List<Diagnostic> said = editor.open(MBPP, Files.readString(MBPP));

        assertThat(said).anySatisfy(d -> {
            assertThat(d.getMessage().getLeft()).contains("pipeline.exp:");
            assertThat(d.getRange().getStart().getLine()).isZero();
            assertThat(d.getRelatedInformation().get(0).getLocation().getUri()).isEqualTo(Editor.uri(pipeline));
        });
    }

    @Test
    void groovy_is_judged_at_its_own_line() throws IOException {
        String text = Files.readString(SECURITY);
        editor.open(SECURITY, text);
        String wrong = text.replace("penalize it, mild", "penalise it, mild");

        Diagnostic said = editor.change(SECURITY, wrong).get(0);

        assertThat(said.getCode().getLeft()).isEqualTo("E0601");
        assertThat(said.getRange().getStart()).isEqualTo(start(wrong, "penalise"));
    }

    @Test
    void completion_offers_what_fits() throws IOException {
        String text = Files.readString(MBPP).replace("benchmark = mbpp_plus", "benchmark = ");
        editor.open(MBPP, text);

        List<CompletionItem> items = complete(MBPP, Editor.behind(text, "benchmark = \n".strip() + " "));

        assertThat(items).isNotEmpty();
        int line = text.substring(0, text.indexOf("benchmark = \n")).split("\n", -1).length - 1;
        List<CompletionItem> there = complete(MBPP, new Position(line, "    benchmark = ".length()));
        assertThat(there).extracting(CompletionItem::getLabel).contains("mbpp", "mbpp_plus");
    }

    private List<CompletionItem> complete(Path file, Position at) {
        return Editor.answer(
                        editor.server().getTextDocumentService().completion(new CompletionParams(Editor.id(file), at)))
                .getLeft();
    }

    @Test
    void hovering_tells_the_value_in_force() throws IOException {
        String text = Files.readString(MBPP);
        editor.open(MBPP, text);

        Hover hover = Editor.answer(editor.server()
                .getTextDocumentService()
                .hover(new HoverParams(Editor.id(MBPP), Editor.behind(text, "mini_ba"))));

        assertThat(hover.getContents().getRight().getValue())
                .contains("**mini_batch**", "in force: `8 rollouts`", "paper", "Table 3");
    }

    @Test
    void definitions_are_found_across_imports() throws IOException {
        String text = Files.readString(MBPP);
        editor.open(MBPP, text);

        assertThat(definition(MBPP, Editor.behind(text, "extends pipe"))).endsWith("pipeline.exp");
        assertThat(definition(MBPP, Editor.behind(text, "decoding  = eval"))).endsWith("pipeline.exp");
    }

    private String definition(Path file, Position at) {
        List<? extends Location> found = Editor.answer(
                        editor.server().getTextDocumentService().definition(new DefinitionParams(Editor.id(file), at)))
                .getLeft();
        return found.isEmpty() ? "" : found.get(0).getUri();
    }

    @Test
    void symbols_follow_the_blocks() throws IOException {
        editor.open(MBPP, Files.readString(MBPP));

        DocumentSymbol top = Editor.answer(editor.server()
                        .getTextDocumentService()
                        .documentSymbol(new DocumentSymbolParams(Editor.id(MBPP))))
                .get(0)
                .getRight();

        assertThat(top.getName()).isEqualTo("experiment mbpp");
        assertThat(top.getChildren())
                .extracting(DocumentSymbol::getName)
                .contains("ppo", "reward unit_tests", "evaluate mbpp");
    }

    @Test
    void formatting_lays_a_file_out_and_leaves_one_that_is() throws IOException {
        String text = Files.readString(MBPP);
        editor.open(MBPP, text);
        assertThat(format(MBPP)).isEmpty();
        String loose = text.replace("    learning_rate = 1e-5 ", "learning_rate=1e-5");

        editor.change(MBPP, loose);

        assertThat(apply(loose, format(MBPP))).isEqualTo(text);
    }

    @Test
    void worlds_are_judged_and_formatted() throws IOException {
        Path world = SHIPPED.resolve("worlds/robosim.world");
        String text = Files.readString(world);
        editor.open(world, text);

        List<Diagnostic> said = editor.change(world, text + "\nworld {\n");

        assertThat(said).anyMatch(d -> d.getSeverity() == DiagnosticSeverity.Error);
        editor.change(world, text + "\n\n\n\n");
        assertThat(apply(text + "\n\n\n\n", format(world))).isEqualTo(text);
    }

    private List<? extends TextEdit> format(Path file) {
        return Editor.answer(editor.server()
                .getTextDocumentService()
                .formatting(new DocumentFormattingParams(Editor.id(file), new FormattingOptions(2, true))));
    }

    @Test
    void renaming_a_block_keeps_every_file_sound(@TempDir Path folder) throws IOException {
        for (String file : List.of("mbpp.exp", "pipeline.exp")) {
            Files.copy(SHIPPED.resolve("paper").resolve(file), folder.resolve(file));
        }
        Path ablation = Files.writeString(folder.resolve("ablation.exp"), """
                import "mbpp.exp"

                experiment ablation extends mbpp {
                  sweep {
                    seed = 1 .. 3
                  }

                  figure curves {
                    y    = evaluate.mbpp_plus.pass@1
                    line = mean(over: seed)
                  }
                }
                """);
        Path mbpp = folder.resolve("mbpp.exp");
        String text = Files.readString(mbpp);
        try (Editor other = new Editor(folder, Optional.empty())) {
            other.open(mbpp, text);

            WorkspaceEdit edit = Editor.answer(other.server()
                    .getTextDocumentService()
                    .rename(new RenameParams(Editor.id(mbpp), Editor.behind(text, "evaluate mbpp_pl"), "harder")));

            assertThat(edit.getChanges()).hasSize(2);
            Map<Path, String> after = new LinkedHashMap<>();
            for (var change : edit.getChanges().entrySet()) {
                Path file = Buffers.path(change.getKey());
                after.put(file, apply(Files.readString(file), change.getValue()));
            }
            assertThat(after.get(ablation)).contains("evaluate.harder.pass@1").doesNotContain("mbpp_plus");
            for (Path file : List.of(mbpp, ablation)) {
                var checked = Experiments.check(
                        file, List.of(), path -> after.containsKey(path) ? after.get(path) : Files.readString(path));
                assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
            }
        }
    }

    @Test
    void a_word_of_the_language_is_not_renamed() throws IOException {
        String text = Files.readString(MBPP);
        editor.open(MBPP, text);
        RenameParams params = new RenameParams(Editor.id(MBPP), Editor.behind(text, "reward li"), "style");

        assertThatThrownBy(() ->
                        Editor.answer(editor.server().getTextDocumentService().rename(params)))
                .hasMessageContaining("word of the language");
    }

    @Test
    void half_typed_text_gets_answers_all_the_way() throws IOException {
        String text = Files.readString(SECURITY);
        editor.open(SECURITY, "");
        for (int typed = 1; typed < text.length(); typed += 97) {
            String sofar = text.substring(0, typed);
            editor.change(SECURITY, sofar);
            Position at = Ranges.position(new SourceText("sofar", sofar), typed);

            assertThat(complete(SECURITY, at)).as("at %d", typed).isNotNull();
        }
        assertThat(editor.change(SECURITY, text)).isEmpty();
    }

    @Test
    void a_session_ends_when_the_editor_says_goodbye() {
        assertThat(editor.greeting().getServerInfo().getName()).isEqualTo("tokenward");
        assertThat(editor.goodbye()).isZero();
    }

    private static Position start(String text, String words) {
        return Ranges.position(new SourceText("text", text), text.indexOf(words));
    }

    private static String apply(String text, List<? extends TextEdit> edits) {
        SourceText source = new SourceText("text", text);
        StringBuilder out = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparing((TextEdit e) ->
                                Ranges.offset(source, e.getRange().getStart()))
                        .reversed())
                .forEach(e -> out.replace(
                        Ranges.offset(source, e.getRange().getStart()),
                        Ranges.offset(source, e.getRange().getEnd()),
                        e.getNewText()));
        return out.toString();
    }
}
