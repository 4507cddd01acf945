package tokenward.grammars.prefix.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.lex.GrammarException;
import tokenward.grammars.prefix.lex.LexerRule;
import tokenward.grammars.prefix.lex.LexerRule.ModeMove;
import tokenward.grammars.prefix.lex.Lexicon;

/**
 * The words of a language: a compiled lexer grammar and what such a grammar cannot say itself. Immutable and
 * thread-safe.
 */
public final class Words {
    private final Lexicon lexicon;
    private final @Nullable Layout layout;
    private final int[] fences;
    private final List<String> modeNames;
    private final boolean[] insignificant;
    private final boolean[] committed;

    private Words(
            Lexicon lexicon,
            @Nullable Layout layout,
            List<String> modeNames,
            Map<String, Integer> fences,
            boolean[] committed) {
        this.lexicon = lexicon;
        this.layout = layout;
        this.modeNames = modeNames;
        this.committed = committed;
        this.fences =
                modeNames.stream().mapToInt(m -> fences.getOrDefault(m, 0)).toArray();
        ByteDfa dfa = lexicon.dfa();
        this.insignificant = new boolean[dfa.states()];
        for (int s = 1; s < insignificant.length; s++) {
            insignificant[s] = true;
            for (int type = 0; type < lexicon.types(); type++) {
                boolean reached = (dfa.reach(s)[type >> 6] >>> type & 1) != 0;
                insignificant[s] &= !reached || (layout != null && type == layout.newline());
            }
        }
    }

    /**
     * Compiles a lexer.
     *
     * @param lexer any instance of the generated lexer; only its tables are read
     * @param options what the grammar cannot say
     * @throws GrammarException when a rule cannot be compiled exactly
     */
    public static Words compile(Lexer lexer, Options options) {
        ATN atn = lexer.getATN();
        String[] rules = lexer.getRuleNames();
        String[] modes = lexer.getModeNames();
        Lexicon lexicon = Lexicon.compile(atn, rules, modes, options.modeParents());
        Vocabulary types = lexer.getVocabulary();
        boolean[] committed = new boolean[lexicon.size()];
        for (String name : options.committed()) {
            int type = typeOf(types, name, "is named as committed and does not exist");
            for (int rule = 0; rule < committed.length; rule++) {
                committed[rule] |= lexicon.rule(rule).type() == type;
            }
        }
        Layout layout = null;
        if (options.layout() != null) {
            LayoutNames names = options.layout();
            String absent = "is named by the layout and does not exist";
            layout = new Layout(
                    typeOf(types, names.newline(), absent),
                    typeOf(types, names.indent(), absent),
                    typeOf(types, names.dedent(), absent),
                    List.of(rules).indexOf(names.join()));
        }
        return new Words(lexicon, layout, List.of(modes), options.fences(), committed);
    }

    /** Returns the same words with other fences: by mode, what may not be written until the mode is left. */
    public Words fenced(Map<String, Integer> others) {
        return new Words(lexicon, layout, modeNames, others, committed);
    }

    private static int typeOf(Vocabulary types, String name, String otherwise) {
        for (int type = 1; type <= types.getMaxTokenType(); type++) {
            if (name.equals(types.getSymbolicName(type))) {
                return type;
            }
        }
        throw new GrammarException(name, otherwise);
    }

    /**
     * Names of the token types of layout, and of the rule that joins lines.
     *
     * @param newline yielded by the lexer for a line break
     * @param indent made by the layout machine
     * @param dedent made by the layout machine
     * @param join the lexer rule for a line break that does not count
     */
    public record LayoutNames(String newline, String indent, String dedent, String join) {}

    /**
     * What a lexer grammar cannot say itself.
     *
     * @param layout present when line breaks and indentation matter
     * @param modeParents the mode each mode extends, by name
     * @param fences by mode, what may not be written until the mode is left
     * @param committed token types whose shorter reading is given up as soon as a longer one has begun: what Python
     *     reads after {@code ""} and a third quote is one long string or nothing, and {@code b"} is never a name
     */
    public record Options(
            @Nullable LayoutNames layout,
            Map<String, String> modeParents,
            Map<String, Integer> fences,
            Set<String> committed) {
        /** Nothing to add: one level of modes, no layout. */
        public static final Options NONE = new Options(null, Map.of(), Map.of(), Set.of());

        public Options {
            modeParents = Map.copyOf(modeParents);
            fences = Map.copyOf(fences);
            committed = Set.copyOf(committed);
        }
    }

    /** A word of a finished text: its token type (negative for what is no word) and its UTF-16 offsets. */
    public record Word(int type, int start, int end) {}

    /** The type of a stretch of text that is no word of the language. */
    public static final int FAULT = -2;

    /** Splits a finished text, layout included; what is no word becomes a {@link #FAULT}. */
    public List<Word> split(String text) {
        List<Word> found = new ArrayList<>();
        Scanner scanner = new Scanner(this, null, (type, start, end) -> found.add(new Word(type, start, end)));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            int before = scanner.offset();
            if (!scanner.read(b & 0xFF)) {
                int from = scanner.death().from();
                scanner.forget();
                boolean begins = scanner.readAgain(b & 0xFF, before);
                found.add(new Word(FAULT, Math.min(from, before), begins ? before : scanner.offset()));
                if (!begins) {
                    scanner.forget();
                }
            }
        }
        if (!scanner.finish() && !scanner.isBetweenWords()) {
            found.add(new Word(FAULT, scanner.wordStart(), text.length()));
            scanner.forget();
            scanner.finish();
        }
        return found;
    }

    /** Returns the rules of the lexer. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** Returns how lines are laid out; null where they do not matter. */
    @Nullable
    public Layout layout() {
        return layout;
    }

    /** Returns the number of the lexer's modes. */
    public int modes() {
        return fences.length;
    }

    /** Returns the mode stack of an empty text. */
    Modes start() {
        return new Modes(0, fences[0], null);
    }

    /** Returns whether nothing but blanks, comments and line breaks can come of a word in this state. */
    boolean isInsignificant(int state) {
        return insignificant[state];
    }

    /** Returns whether a word that was this rule's and has run on can only be a longer one. */
    public boolean isCommitted(int rule) {
        return committed[rule];
    }

    /** Returns whether a word of this rule leaves everything as it was. */
    public boolean isBlank(int rule) {
        LexerRule words = lexicon.rule(rule);
        return words.trivia()
                && words.moves().isEmpty()
                && (layout == null || (rule != layout.join() && words.type() != layout.newline()));
    }

    /** Returns whether a byte begins a word that counts, at the start of a line. */
    public boolean beginsLine(int b) {
        int state = lexicon.dfa().next(lexicon.dfa().start(0), b);
        return state != ByteDfa.DEAD && !insignificant[state];
    }

    Modes move(Modes modes, ModeMove move) {
        return switch (move) {
            case ModeMove.Push push -> new Modes(push.mode(), modes.fence() | fences[push.mode()], modes);
            case ModeMove.Pop pop -> modes.below() == null ? modes : modes.below();
            case ModeMove.Become become -> {
                int around = modes.below() == null ? 0 : modes.below().fence();
                yield new Modes(become.mode(), around | fences[become.mode()], modes.below());
            }
        };
    }
}
