package tokenward.grammars.prefix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lex.Lexicon;
import tokenward.grammars.prefix.lex.Spelling;
import tokenward.grammars.prefix.lr.Finisher;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.scan.Layout;
import tokenward.grammars.prefix.scan.Scanner;

/**
 * Writes the shortest text that makes a program of a viable prefix: finishes the present word, asks the
 * {@link Finisher} for the terminals that are missing, and spells them. Every step is read back by the scanner, so a
 * completion that is returned is one.
 */
final class Completion {
    private static final byte[] LINE_BREAK = {'\n'};

    private final Lexicon lexicon;
    private final @Nullable Layout layout;
    private final Spelling spelling;
    private final Finisher finisher;
    private final List<Map<Integer, byte[]>> spellings = new ArrayList<>();

    Completion(Language language) {
        this.lexicon = language.words().lexicon();
        this.layout = language.words().layout();
        this.spelling = new Spelling(lexicon);
        Map<Integer, byte[]> shortest = new HashMap<>();
        for (int mode = 0; mode < language.words().modes(); mode++) {
            Map<Integer, byte[]> ofMode = spelling.from(lexicon.dfa().start(mode));
            spellings.add(ofMode);
            ofMode.forEach((type, bytes) -> shortest.merge(type, bytes, (a, b) -> a.length <= b.length ? a : b));
        }
        int[] costs = new int[language.table().terminals()];
        for (int type = 1; type < costs.length; type++) {
            byte[] bytes = shortest.get(type);
            costs[type] = bytes == null ? 1 : bytes.length + 1;
        }
        this.finisher = new Finisher(language.table(), costs);
    }

    /** Returns the shortest completion that could be spelt. */
    Optional<String> of(Scanner prefix) {
        if (prefix.copy().finish()) {
            return Optional.of("");
        }
        List<Draft> drafts = new ArrayList<>();
        if (prefix.state() == 0) {
            Draft draft = new Draft(prefix.copy(), Objects.requireNonNull(prefix.parser()));
            if (draft.scanner.outlook().isIndented()) {
                draft.write(LINE_BREAK);
            }
            drafts.add(draft);
        } else {
            spelling.from(prefix.state()).forEach((type, bytes) -> {
                endWord(prefix, type, bytes, drafts);
            });
        }
        for (Draft draft : drafts) {
            draft.ending = finisher.finish(draft.expected);
        }
        drafts.removeIf(draft -> draft.ending.isEmpty());
        drafts.sort(Comparator.comparingInt(Draft::cost));
        for (Draft draft : drafts) {
            if (draft.finish()) {
                return Optional.of(draft.text.toString(StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** Makes a word of the given type of the present one, when the parser takes it. */
    private void endWord(Scanner prefix, int type, byte[] bytes, List<Draft> drafts) {
        Stacks parser = Objects.requireNonNull(prefix.parser());
        boolean blank = type == lexicon.types() || prefix.isUncounted(type);
        Stacks after = blank ? parser : parser.shift(type);
        if (after == null) {
            return;
        }
        Draft draft = new Draft(prefix.copy(), after);
        if (draft.write(bytes)) {
            drafts.add(draft);
        }
        // A comment ends only with its line, and that may count.
        Draft onNextLine = new Draft(prefix.copy(), after);
        if (blank && onNextLine.write(bytes) && onNextLine.write(LINE_BREAK)) {
            onNextLine.expected = Objects.requireNonNull(onNextLine.scanner.parser());
            drafts.add(onNextLine);
        }
    }

    /** A completion being written. */
    private final class Draft {
        private Scanner scanner;
        private Stacks expected;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private Optional<Finisher.Ending> ending = Optional.empty();

        Draft(Scanner scanner, Stacks expected) {
            this.scanner = scanner;
            this.expected = expected;
        }

        int cost() {
            return text.size() + ending.map(Finisher.Ending::cost).orElse(0);
        }

        boolean write(byte[] bytes) {
            Scanner next = scanner.copy();
            for (byte b : bytes) {
                if (!next.read(b & 0xFF)) {
                    return false;
                }
            }
            scanner = next;
            text.writeBytes(bytes);
            return true;
        }

        boolean finish() {
            List<Integer> terminals = new ArrayList<>(ending.orElseThrow().terminals());
            while (!terminals.isEmpty() && isImplied(terminals.get(terminals.size() - 1))) {
                terminals.remove(terminals.size() - 1);
            }
            int deeper = 0;
            for (int terminal : terminals) {
                if (layout != null && (terminal == layout.indent() || terminal == layout.dedent())) {
                    deeper += terminal == layout.indent() ? 1 : -1;
                    expected = Objects.requireNonNull(expected.shift(terminal));
                } else {
                    if (!spell(terminal, deeper)) {
                        return false;
                    }
                    deeper = 0;
                }
            }
            return scanner.copy().finish()
                    || (write(LINE_BREAK) && scanner.copy().finish());
        }

        private boolean isImplied(int terminal) {
            return terminal == 0 || (layout != null && (terminal == layout.newline() || terminal == layout.dedent()));
        }

        private boolean spell(int terminal, int deeper) {
            Stacks after = Objects.requireNonNull(expected.shift(terminal));
            boolean isBreak = layout != null && terminal == layout.newline();
            byte[] word = isBreak
                    ? LINE_BREAK
                    : spellings
                            .get(scanner.outlook().settled().outlook().modeOfNext())
                            .get(terminal);
            boolean begins = scanner.outlook().isAtLineStart();
            byte[] space = begins ? scanner.line().blanks(deeper) : new byte[] {' '};
            for (byte[] before : begins ? List.of(space) : List.of(new byte[0], space)) {
                Draft trial = new Draft(scanner, expected);
                if (word != null && trial.write(before) && trial.write(word) && trial.hasRead(terminal, after)) {
                    write(before);
                    write(word);
                    expected = after;
                    return true;
                }
            }
            return false;
        }

        /** Whether the last word read was the terminal, and the one before it what it should be. */
        private boolean hasRead(int terminal, Stacks after) {
            Scanner read = scanner.outlook().settled();
            Stacks parser = Objects.requireNonNull(read.parser());
            if (read.state() == 0) {
                return parser.equals(after);
            }
            return read.outlook().acceptedType() == terminal && parser.equals(expected);
        }
    }
}
