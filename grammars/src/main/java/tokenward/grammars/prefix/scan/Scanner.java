package tokenward.grammars.prefix.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.lex.LexerRule;
import tokenward.grammars.prefix.lex.LexerRule.ModeMove;
import tokenward.grammars.prefix.lex.Lexicon;
import tokenward.grammars.prefix.lr.Stacks;

/**
 * The machine that reads bytes: finds words, lays out lines, and hands terminals to the parser. It never decides on a
 * word before a byte has ended it, and after every byte it asks whether the word being read can still become one that
 * the parser takes. Mutable; {@code PrefixState} keeps frozen copies.
 */
public final class Scanner {
    private final Words words;
    private final Lexicon lexicon;
    private final ByteDfa dfa;
    private final @Nullable Layout layout;
    private final @Nullable WordListener listener;

    private @Nullable Stacks parser;
    private Modes modes;

    private final OpenWord word;
    private int quotes;

    private Line line = Line.FIRST;

    // A symbolic scanner reads what could follow in any text: it stops where only a real one can know.
    private final boolean symbolic;
    private boolean needsIndentation;
    private int lineBreaks;

    private int offset;
    private @Nullable Death death;

    public Scanner(Words words, @Nullable Stacks parser, @Nullable WordListener listener) {
        this.words = words;
        this.lexicon = words.lexicon();
        this.dfa = lexicon.dfa();
        this.layout = words.layout();
        this.parser = parser;
        this.modes = words.start();
        this.word = new OpenWord(ByteDfa.DEAD);
        this.listener = listener;
        this.symbolic = false;
    }

    /** A symbolic scanner that stands where another one does, as far as its situation tells. */
    public Scanner(Words words, Situation situation, Modes modes, WordListener listener) {
        this.words = words;
        this.lexicon = words.lexicon();
        this.dfa = lexicon.dfa();
        this.layout = words.layout();
        this.parser = null;
        this.modes = modes;
        this.listener = listener;
        this.symbolic = true;
        this.word = new OpenWord(situation.state());
        this.quotes = situation.quotes();
        this.line = situation.lineStart() ? Line.FIRST : Line.FIRST.notFresh();
    }

    private Scanner(Scanner that) {
        this.words = that.words;
        this.lexicon = that.lexicon;
        this.dfa = that.dfa;
        this.layout = that.layout;
        this.listener = that.symbolic ? that.listener : null;
        this.symbolic = that.symbolic;
        this.needsIndentation = that.needsIndentation;
        this.lineBreaks = that.lineBreaks;
        this.parser = that.parser;
        this.modes = that.modes;
        this.word = that.word.copy();
        this.quotes = that.quotes;
        this.line = that.line;
        this.offset = that.offset;
        this.death = that.death;
    }

    /** Returns a scanner that reads on by itself. */
    public Scanner copy() {
        return new Scanner(this);
    }

    /** Reads one byte, 0 to 255; returns false when no sentence begins like this. */
    public boolean read(int b) {
        int before = offset;
        offset += units(b);
        boolean alive = read(b, before, offset);
        quotes = Fence.run(quotes, b);
        return alive;
    }

    /** Reads a byte that was read before, after {@link #forget}. */
    boolean readAgain(int b, int before) {
        return read(b, before, offset);
    }

    /** UTF-16 units a byte adds: counted at the first byte of a character. */
    private static int units(int b) {
        return b >= 0xF0 ? 2 : (b & 0xC0) == 0x80 ? 0 : 1;
    }

    private boolean read(int b, int before, int after) {
        while (true) {
            boolean between = word.isNone();
            if (between && isInFreshLine() && Line.isBlank(b)) {
                line = line.indentedBy(b);
                return true;
            }
            int next = dfa.next(between ? dfa.start(modes.mode()) : word.state, b);
            if (modes.fence() != 0 && fencedOut(b, between, next)) {
                next = ByteDfa.DEAD;
            }
            if (next == ByteDfa.DEAD) {
                if (between) {
                    return die(before, after);
                }
                if (word.accepted < 0) {
                    return die(word.start, before, word.state);
                }
                if (!endEarlier()) {
                    return false;
                }
                continue;
            }
            if (between) {
                if (isInFreshLine() && !words.isInsignificant(next) && !indent(before, after)) {
                    return false;
                }
                line = line.unjoined();
                word.begin(before);
            }
            word.state = next;
            int rule = dfa.accepts(next);
            if (rule >= 0) {
                word.accept(rule, after);
                if (dfa.isLast(next)) {
                    return take(rule, after);
                }
            } else if (word.accepted >= 0) {
                word.runOn(b, words.isCommitted(word.accepted));
            }
            return isViable() || dieInWord(after);
        }
    }

    private boolean fencedOut(int b, boolean between, int next) {
        boolean comment = b == '#'
                && between
                && (modes.fence() & Fence.COMMENT) != 0
                && next != ByteDfa.DEAD
                && words.isInsignificant(next);
        return comment || Fence.keepsOut(modes.fence(), quotes, b);
    }

    /** The word cannot go on: it ended where it last could, and what was read since begins the next ones. */
    public boolean endEarlier() {
        long bytes = word.tail;
        int length = word.tailLength;
        int at = word.acceptedEnd;
        if (!take(word.accepted, word.acceptedEnd)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int b = (int) (bytes >>> (8 * i)) & 0xFF;
            int end = at + units(b);
            if (!read(b, at, end)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean take(int index, int end) {
        LexerRule rule = lexicon.rule(index);
        word.end();
        if (layout != null && rule.type() == layout.newline() && !rule.trivia()) {
            lineBreaks++;
            if (modes.isBottom() && !endLine(end)) {
                return false;
            }
        } else if (rule.trivia()) {
            if (layout != null && index == layout.join()) {
                line = line.joinedToNext();
            }
        } else if (!shift(rule.type(), word.start, end)) {
            return false;
        }
        for (ModeMove move : rule.moves()) {
            modes = words.move(modes, move);
        }
        return true;
    }

    private boolean shift(int type, int start, int end) {
        if (parser != null) {
            Stacks after = parser.shift(type);
            if (after == null) {
                return die(start, end);
            }
            parser = after;
        }
        if (listener != null) {
            listener.word(type, start, end);
        }
        return true;
    }

    private boolean endLine(int end) {
        if (!line.fresh() && !shift(Objects.requireNonNull(layout).newline(), word.start, end)) {
            return false;
        }
        line = line.next();
        return true;
    }

    /** Whether nothing but blanks stands in a line that counts. */
    boolean isInFreshLine() {
        return line.fresh() && layout != null && modes.isBottom();
    }

    /** The first word of a line has begun: its indentation opens or closes blocks. */
    private boolean indent(int at, int after) {
        if (symbolic) {
            needsIndentation = true;
            return false;
        }
        Layout l = Objects.requireNonNull(layout);
        int wide = line.wide();
        int thin = line.thin();
        Indents blocks = line.indents();
        if (wide > blocks.column()) {
            line = line.begun(new Indents(wide, thin, blocks));
            return (thin > blocks.narrow() && shift(l.indent(), at, at)) || dieOfIndentation(at, after);
        }
        while (wide < blocks.column()) {
            blocks = Objects.requireNonNull(blocks.below());
            if (!shift(l.dedent(), at, at)) {
                return die(at, after);
            }
        }
        line = line.begun(blocks);
        return (wide == blocks.column() && thin == blocks.narrow()) || dieOfIndentation(at, after);
    }

    private boolean dieOfIndentation(int at, int after) {
        return die(at, after, Death.OF_INDENTATION);
    }

    /** Whether the word being read can become one that the parser takes. */
    private boolean isViable() {
        long[] reach = dfa.reach(word.state);
        if (has(reach, word.witness) || has(reach, lexicon.types())) {
            return true;
        }
        if (layout != null && has(reach, layout.newline()) && isUncounted(layout.newline())) {
            return true;
        }
        if (parser == null) {
            return true;
        }
        for (int w = 0; w < reach.length; w++) {
            for (long bits = reach[w]; bits != 0; bits &= bits - 1) {
                int type = (w << 6) + Long.numberOfTrailingZeros(bits);
                if (parser.canShift(type)) {
                    word.witness = type;
                    return true;
                }
            }
        }
        return false;
    }

    /** The word can become nothing that the parser takes: unless it ended earlier, and its tail begins another one. */
    private boolean dieInWord(int after) {
        if (word.tailLength == 0) {
            return die(word.start, after);
        }
        Scanner shorter = copy();
        if (shorter.endEarlier()) {
            return true;
        }
        parser = shorter.parser;
        death = shorter.death;
        return false;
    }

    static boolean has(long[] bits, int bit) {
        return bit >= 0 && (bits[bit >> 6] >>> bit & 1) != 0;
    }

    private boolean die(int from, int to) {
        return die(from, to, Death.OUTSIDE);
    }

    private boolean die(int from, int to, int inside) {
        death = new Death(from, to, inside);
        return false;
    }

    /** Reads the end of the text; returns whether it is a sentence. The scanner is of no use afterwards. */
    public boolean finish() {
        while (!word.isNone()) {
            if (word.accepted < 0 || !endEarlier()) {
                return false;
            }
        }
        if (line.joined()) {
            return false;
        }
        if (layout != null && modes.isBottom()) {
            word.start = offset;
            if (!endLine(offset)) {
                return false;
            }
            for (Indents block = line.indents(); block.below() != null; block = block.below()) {
                if (!shift(layout.dedent(), offset, offset)) {
                    return false;
                }
            }
        }
        return parser == null || parser.canShift(0);
    }

    /** Goes on between words after the fault just met, as if it had not been written. */
    void forget() {
        word.end();
        death = null;
        line = line.notFresh();
    }

    /** What the word that could not go on might have become, as a bit set; empty when none was begun. */
    public long[] unfinished() {
        return death != null && death.inside() > Death.OUTSIDE ? dfa.reach(death.inside()) : new long[0];
    }

    /** Whether no sentence begins like what was read. */
    public boolean isDead() {
        return death != null;
    }

    /** Where and of what it died. */
    public Death death() {
        return Objects.requireNonNull(death, "asked of a scanner that is alive");
    }

    /** How many characters were read, in UTF-16 units. */
    public int offset() {
        return offset;
    }

    int wordStart() {
        return word.start;
    }

    /** Whether no word is being read. */
    public boolean isBetweenWords() {
        return word.isNone();
    }

    /** What can be said of where it stands without reading on. */
    public Outlook outlook() {
        return new Outlook(this);
    }

    /** Begins a line's first word with the indentation it has; returns false when no block has it. */
    public boolean beginLine() {
        return indent(offset, offset);
    }

    /** Whether a symbolic scanner has stopped at an indentation, which it cannot judge. */
    public boolean needsIndentation() {
        return needsIndentation;
    }

    /** How many line breaks were read, whether they count or not. */
    public int lineBreaks() {
        return lineBreaks;
    }

    /** Bytes since the present word could last have ended. */
    public int tailLength() {
        return word.tailLength;
    }

    /** Equal quotes just before, see {@link Fence#run}. */
    public int quotes() {
        return quotes;
    }

    /** Whether the present word could have ended before. */
    public boolean canBeShorter() {
        return word.canBeShorter();
    }

    /** This scanner with another parser in its place. */
    public Scanner withParser(Stacks other) {
        Scanner scanner = copy();
        scanner.parser = other;
        return scanner;
    }

    /** The present line. */
    public Line line() {
        return line;
    }

    /** What the parser has taken; null when words are read without their grammar. */
    @Nullable
    public Stacks parser() {
        return parser;
    }

    /** Whether a word of a type would not count here: a line break in brackets or on a blank line. */
    public boolean isUncounted(int type) {
        return layout != null && type == layout.newline() && (line.fresh() || !modes.isBottom());
    }

    OpenWord word() {
        return word;
    }

    Words words() {
        return words;
    }

    /** The lexer's modes. */
    public Modes modes() {
        return modes;
    }

    /** The automaton's state inside the present word; 0 between words. */
    public int state() {
        return word.state;
    }

    /** Whether another scanner that has read as many characters would go on in the same way for ever. */
    public boolean sameAs(Scanner that) {
        return word.sameAs(that.word)
                && line.equals(that.line)
                && (death == null ? -1 : death.from()) == (that.death == null ? -1 : that.death.from())
                && offset == that.offset
                && (modes.fence() == 0 || quotes == that.quotes)
                && modes.equals(that.modes)
                && Objects.equals(parser, that.parser);
    }

    /** A hash that is equal for scanners that are the same. */
    public int hash() {
        return Objects.hash(word.state, word.accepted, word.tailLength, line, offset, modes, parser);
    }
}
