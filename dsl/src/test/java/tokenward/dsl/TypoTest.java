package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.LibraryReader.Texts;
import tokenward.dsl.resolve.Resolver;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** One slip in any word of the vocabulary: the first error points at it and names the word that was meant. */
class TypoTest {
    private static final int EDITS = 3;
    private static final double WANTED = 0.98;
    private static final Set<String> NAMED = Set.of("model", "reward");

    @Test
    void first_error_points_at_the_slip_in_one_file() throws IOException {
        namesWhatWasMeant(List.of(ShippedFilesTest.EXPERIMENTS.resolve("paper/mbpp.exp")), 1);
    }

    @Test
    @Tag("slow")
    void first_error_points_at_the_slip_in_every_file() throws IOException {
        Files.writeString(
                Path.of("target/typos.txt"),
                namesWhatWasMeant(ShippedFilesTest.files().toList(), EDITS));
    }

    /** Returns the figures in words. */
    static String namesWhatWasMeant(List<Path> files, int edits) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int found = 0;
        int mended = 0;
        List<String> missed = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            if (Experiments.check(file, List.of()).hasErrors()) {
                continue;
            }
            for (ExpNode.Word word : words(file, text)) {
                for (int i = 0; i < edits; i++) {
                    Optional<Verdict> judged = judge(file, text, word, random);
                    if (judged.isPresent() && judged.get().found()) {
                        found++;
                        mended += judged.get().mended() ? 1 : 0;
                    } else if (judged.isPresent()) {
                        missed.add(file.getFileName() + ": " + word.text());
                    }
                }
            }
        }
        double share = found / (double) (found + missed.size());

        assertThat(share).as("%s found, missed %s", found, missed).isGreaterThanOrEqualTo(WANTED);
        return found + " of " + (found + missed.size()) + " found, " + mended + " restored by the first edit; missed:\n"
                + String.join("\n", missed) + "\n";
    }

    /**
     * What came of a slip.
     *
     * @param found whether the first error points at it and names what was meant
     * @param mended whether the first edit that the error proposes restores the file
     */
    private record Verdict(boolean found, boolean mended) {}

    /** Returns whether the message is right; empty where the slip made another sound file. */
    private static Optional<Verdict> judge(Path file, String text, ExpNode.Word word, RandomGenerator random) {
        String slip = Mutation.slip(word.text(), random);
        if (slip.equals(word.text())) {
            return Optional.empty();
        }
        Span span = word.span();
        String damaged = text.substring(0, span.start()) + slip + text.substring(span.end());
        Texts texts = path -> path.equals(file) ? damaged : Files.readString(path);
        Parsed<List<ExperimentPlan>> checked = Experiments.check(file, List.of(), texts);
        Optional<Diagnostic> first = checked.diagnostics().stream()
                .filter(d -> d.isError() && !d.labels().isEmpty())
                .filter(d -> d.labels().get(0).source().name().equals(file.toString()))
                .min(Comparator.comparingInt(d -> d.labels().get(0).span().start()));
        if (first.isEmpty()) {
            return checked.hasErrors() ? Optional.of(new Verdict(false, false)) : Optional.empty();
        }
        Span at = first.get().labels().get(0).span();
        boolean points = at.touches(new Span(span.start(), span.start() + slip.length()));
        String said = first.get().labels().get(0).text() + " " + first.get().helps();
        boolean names = said.contains("`" + word.text())
                || said.contains(word.text() + "`")
                || said.contains(" " + word.text());
        boolean mended = first.get().edits().stream()
                .limit(1)
                .anyMatch(
                        edit -> text.equals(damaged.substring(0, edit.replaces().start())
                                + edit.text()
                                + damaged.substring(edit.replaces().end())));
        return Optional.of(new Verdict(points && names, mended));
    }

    private static List<ExpNode.Word> words(Path file, String text) {
        ExpNode.File node =
                ExpReader.read(new SourceText(file.toString(), text)).value().orElseThrow();
        List<ExpNode.Word> words = new ArrayList<>();
        node.blocks().forEach(block -> {
            words.add(block.kind());
            block.members().forEach(m -> member(m, words));
        });
        return words;
    }

    private static void member(ExpNode.Member member, List<ExpNode.Word> words) {
        switch (member) {
            case ExpNode.Block block -> {
                words.add(block.kind());
                if (NAMED.contains(block.kind().text())) {
                    block.name().ifPresent(words::add);
                }
                block.members().forEach(m -> member(m, words));
            }
            case ExpNode.Setting setting -> {
                setting.notes().forEach(note -> words.add(note.kind()));
                words.addAll(setting.path().words());
                value(setting.value(), words);
            }
            case ExpNode.Removal removal -> {}
        }
    }

    private static void value(Value value, List<ExpNode.Word> words) {
        switch (value) {
            case Value.Quantity quantity -> quantity.unit().ifPresent(words::add);
            case Value.Call call -> {
                words.add(call.function());
                call.arguments().forEach(argument -> {
                    argument.name().ifPresent(words::add);
                    value(argument.value(), words);
                });
            }
            case Value.Items items -> items.values().forEach(v -> value(v, words));
            case Value.Reference reference -> {
                boolean rule = reference.text().matches("[A-Z]+[0-9]*");
                boolean own = reference.path().words().size() > 1 || isOwnName(reference.text());
                if (!rule && !own) {
                    words.addAll(reference.path().words());
                }
            }
            default -> {}
        }
    }

    /** Names the files choose themselves are not words of the vocabulary. */
    private static boolean isOwnName(String word) {
        boolean kind = Resolver.SCHEMA
                .named()
                .anyMatch(m -> m instanceof Member.Setting && m.name().equals(word));
        return !kind && Set.of("service_robot").contains(word);
    }
}
