package tokenward.grammars.prefix.scan;

import java.util.Objects;
import java.util.Optional;
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
    /** How many bytes a word may run on past the last place where it could have ended. */
    static final int LONGEST_TAIL = 8;

    /** Values of {@link #stuck} besides the automaton's state inside a word that could not go on. */
    private static final int NOT_STUCK = 0;

    private static final int BAD_INDENTATION = -1;

    private final Words words;
    private final Lexicon lexicon;
    private final ByteDfa dfa;
    private final @Nullable Layout layout;
    private final @Nullable WordListener listener;

    private @Nullable Stacks parser;
    private Modes modes;

    // The word being read: 0 is between words.
    private int state;
    private int accepted = -1;
    private int acceptedEnd;
    private long tail;
    private int tailLength;
    private int witness = -1;
    private int quotes;

    private Line line = Line.FIRST;

    // A symbolic scanner reads what could follow in any text: it stops where only a real one can know.
    private final boolean symbolic;
    private boolean needsIndentation;
    private int lineBreaks;

    private int offset;
    private int wordStart;
    private int deadFrom = -1;
    private int deadTo;
    private int stuck = NOT_STUCK;

    public Scanner(Words words, @Nullable Stacks parser, @Nullable WordListener listener) {
        this.words = words;
        this.lexicon = words.lexicon();
        this.dfa = lexicon.dfa();
        this.layout = words.layout();
        this.parser = parser;
        this.modes = words.start();
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
        this.state = situation.state();
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
        this.state = that.state;
        this.accepted = that.accepted;
        this.acceptedEnd = that.acceptedEnd;
        this.tail = that.tail;
        this.tailLength = that.tailLength;
        this.witness = that.witness;
        this.quotes = that.quotes;
        this.line = that.line;
        this.offset = that.offset;
        this.wordStart = that.wordStart;
        this.deadFrom = that.deadFrom;
        this.deadTo = that.deadTo;
        this.stuck = that.stuck;
    }

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
            boolean between = state == ByteDfa.DEAD;
            if (between && atLineStart() && Line.isBlank(b)) {
                line = line.indentedBy(b);
                return true;
            }
            int next = dfa.next(between ? dfa.start(modes.mode()) : state, b);
            if (modes.fence() != 0 && fencedOut(b, between, next)) {
                next = ByteDfa.DEAD;
            }
            if (next == ByteDfa.DEAD) {
                if (between) {
                    return die(before, after);
                }
                if (accepted < 0) {
                    stuck = state;
                    return die(wordStart, before);
                }
                if (!endEarlier()) {
                    return false;
                }
                continue;
            }
            if (between) {
                if (atLineStart() && !words.isInsignificant(next) && !indent(before, after)) {
                    return false;
                }
                line = line.unjoined();
                wordStart = before;
                witness = -1;
            }
            state = next;
            int rule = dfa.accepts(next);
            if (rule >= 0) {
                accepted = rule;
                acceptedEnd = after;
                tailLength = 0;
                if (dfa.isLast(next)) {
                    return take(rule, after);
                }
            } else if (accepted >= 0) {
                runOn(b);
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

    private void runOn(int b) {
        if (tailLength == LONGEST_TAIL || words.isCommitted(accepted)) {
            accepted = -1;
            tailLength = 0;
        } else {
            tail = tailLength == 0 ? b : tail | (long) b << (8 * tailLength);
            tailLength++;
        }
    }

    /** The word cannot go on: it ended where it last could, and what was read since begins the next ones. */
    public boolean endEarlier() {
        long bytes = tail;
        int length = tailLength;
        int at = acceptedEnd;
        if (!take(accepted, acceptedEnd)) {
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
        state = ByteDfa.DEAD;
        accepted = -1;
        tailLength = 0;
        witness = -1;
        if (layout != null && rule.type() == layout.newline() && !rule.trivia()) {
            lineBreaks++;
            if (modes.isBottom() && !endLine(end)) {
                return false;
            }
        } else if (rule.trivia()) {
            if (layout != null && index == layout.join()) {
                line = line.joinedToNext();
            }
        } else if (!shift(rule.type(), wordStart, end)) {
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
        if (!line.fresh() && !shift(Objects.requireNonNull(layout).newline(), wordStart, end)) {
            return false;
        }
        line = line.next();
        return true;
    }

    private boolean atLineStart() {
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
        stuck = BAD_INDENTATION;
        return die(at, after);
    }

    /** Whether the word being read can become one that the parser takes. */
    private boolean isViable() {
        long[] reach = dfa.reach(state);
        if (has(reach, witness) || has(reach, lexicon.types())) {
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
                    witness = type;
                    return true;
                }
            }
        }
        return false;
    }

    /** The word can become nothing that the parser takes: unless it ended earlier, and its tail begins another one. */
    private boolean dieInWord(int after) {
        if (tailLength == 0) {
            return die(wordStart, after);
        }
        Scanner shorter = copy();
        if (shorter.endEarlier()) {
            return true;
        }
        parser = shorter.parser;
        stuck = shorter.stuck;
        return die(shorter.deadFrom, shorter.deadTo);
    }

    private static boolean has(long[] bits, int bit) {
        return bit >= 0 && (bits[bit >> 6] >>> bit & 1) != 0;
    }

    private boolean die(int from, int to) {
        deadFrom = from;
        deadTo = Math.max(to, from);
        return false;
    }

    /** Reads the end of the text; returns whether it is a sentence. The scanner is of no use afterwards. */
    public boolean finish() {
        while (state != ByteDfa.DEAD) {
            if (accepted < 0 || !endEarlier()) {
                return false;
            }
        }
        if (line.joined()) {
            return false;
        }
        if (layout != null && modes.isBottom()) {
            wordStart = offset;
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
        state = ByteDfa.DEAD;
        accepted = -1;
        tailLength = 0;
        deadFrom = -1;
        stuck = NOT_STUCK;
        line = line.notFresh();
    }

    /** Whether it died of indentation that no open block has. */
    public boolean diedOfIndentation() {
        return stuck == BAD_INDENTATION;
    }

    /** What the word that could not go on might have become, as a bit set; empty when none was begun. */
    public long[] unfinished() {
        return stuck > NOT_STUCK ? dfa.reach(stuck) : new long[0];
    }

    public boolean isDead() {
        return deadFrom >= 0;
    }

    public int deadFrom() {
        return deadFrom;
    }

    public int deadTo() {
        return deadTo;
    }

    public int offset() {
        return offset;
    }

    int wordStart() {
        return wordStart;
    }

    boolean isBetweenWords() {
        return state == ByteDfa.DEAD;
    }

    /** What can be known of the next bytes' words without asking the parser. */
    public Situation situation() {
        Modes below = modes.below();
        boolean fenced = modes.fence() != 0 || (below != null && below.fence() != 0);
        return new Situation(
                state,
                modes.mode(),
                modes.fence(),
                below == null ? -1 : below.mode(),
                below == null ? 0 : below.fence(),
                below != null && below.below() != null,
                fenced ? quotes : 0,
                modes.isBottom() && line.fresh());
    }

    /** Begins a line's first word with the indentation it has; returns false when no block has it. */
    public boolean beginLine() {
        return indent(offset, offset);
    }

    public boolean needsIndentation() {
        return needsIndentation;
    }

    public int lineBreaks() {
        return lineBreaks;
    }

    /** Whether the parser has a say in what a word in some state can become here; it has none between words. */
    public boolean mustAsk(int inState) {
        if (inState == ByteDfa.DEAD) {
            return false;
        }
        long[] reach = dfa.reach(inState);
        boolean uncounted = layout != null && has(reach, layout.newline()) && isUncounted(layout.newline());
        return !has(reach, lexicon.types()) && !uncounted;
    }

    /** Bytes since the present word could last have ended. */
    public int tailLength() {
        return tailLength;
    }

    /** How many more bytes may be read before the present word can no longer have ended where it last could. */
    public int patience() {
        return words.isCommitted(accepted) ? 0 : LONGEST_TAIL - tailLength;
    }

    /** Equal quotes just before, see {@link Fence#run}. */
    public int quotes() {
        return quotes;
    }

    /** Whether the present word could have ended before. */
    public boolean canBeShorter() {
        return state != ByteDfa.DEAD && accepted >= 0;
    }

    /** This scanner as if the present word had ended where it last could; empty when it could not, or nothing follows. */
    public Optional<Scanner> shorter() {
        if (!canBeShorter()) {
            return Optional.empty();
        }
        Scanner shorter = copy();
        return shorter.endEarlier() ? Optional.of(shorter) : Optional.empty();
    }

    /** This scanner with another parser in its place. */
    public Scanner withParser(Stacks other) {
        Scanner scanner = copy();
        scanner.parser = other;
        return scanner;
    }

    public boolean canEndLine() {
        return state != ByteDfa.DEAD && layout != null && has(dfa.reach(state), layout.newline());
    }

    public Line line() {
        return line;
    }

    /** What the parser has taken; null when words are read without their grammar. */
    @Nullable
    public Stacks parser() {
        return parser;
    }

    /** The type of the word that the present bytes are, as they stand; negative when they are none. */
    public int acceptedType() {
        return accepted < 0 || tailLength > 0 ? -1 : lexicon.rule(accepted).type();
    }

    /** This scanner as it would be if the present word ended where it last could. */
    public Scanner settled() {
        Scanner read = this;
        while (read.tailLength > 0 && read.accepted >= 0) {
            read = read.copy();
            if (!read.endEarlier()) {
                return this;
            }
        }
        return read;
    }

    /** Whether a word of a type would not count here: a line break in brackets or on a blank line. */
    public boolean isUncounted(int type) {
        return layout != null && type == layout.newline() && (line.fresh() || !modes.isBottom());
    }

    /** Whether a line has begun and nothing but blanks stands in it. */
    public boolean isIndented() {
        return atLineStart() && (line.column() > 0 || line.joinedColumn() > 0);
    }

    public boolean isAtLineStart() {
        return state == ByteDfa.DEAD
                ? atLineStart()
                : layout != null && acceptedType() == layout.newline() && modes.isBottom();
    }

    /** The mode in which the next word will be read, once the present one has ended. */
    public int modeOfNext() {
        Modes next = modes;
        if (state != ByteDfa.DEAD && accepted >= 0) {
            for (ModeMove move : lexicon.rule(accepted).moves()) {
                next = words.move(next, move);
            }
        }
        return next.mode();
    }

    public Modes modes() {
        return modes;
    }

    /** The automaton's state inside the present word; 0 between words. */
    public int state() {
        return state;
    }

    /** Whether another scanner that has read as many characters would go on in the same way for ever. */
    public boolean sameAs(Scanner that) {
        return state == that.state
                && accepted == that.accepted
                && tailLength == that.tailLength
                && (tailLength == 0 || tail == that.tail)
                && line.equals(that.line)
                && deadFrom == that.deadFrom
                && offset == that.offset
                && (modes.fence() == 0 || quotes == that.quotes)
                && modes.equals(that.modes)
                && Objects.equals(parser, that.parser);
    }

    public int hash() {
        return Objects.hash(state, accepted, tailLength, line, offset, modes, parser);
    }
}
