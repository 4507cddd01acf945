package tokenward.grammars.prefix;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.scan.Scanner;
import tokenward.grammars.text.Span;

/**
 * A prefix that has been read. Immutable: appending gives another state that shares what it can with this one, so a
 * snapshot is the state itself and rolling back is going on from an older one. Once dead, always dead.
 */
public final class PrefixState {
    private final Language language;
    private final Scanner scanner;

    PrefixState(Language language, Scanner frozen) {
        this.language = language;
        this.scanner = frozen;
    }

    /** Returns the state after more text. A surrogate pair must not be split between two pieces. */
    public PrefixState append(CharSequence piece) {
        return append(piece.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the state after more bytes of UTF-8, byte[N]; they may end inside a character. */
    public PrefixState append(byte[] piece) {
        if (piece.length == 0 || scanner.isDead()) {
            return this;
        }
        Scanner next = scanner.copy();
        for (byte b : piece) {
            if (!next.read(b & 0xFF)) {
                break;
            }
        }
        return new PrefixState(language, next);
    }

    /** Returns the state after what stands between two offsets of an array, byte[N]. */
    public PrefixState append(byte[] text, int from, int to) {
        if (from == to || scanner.isDead()) {
            return this;
        }
        Scanner next = scanner.copy();
        for (int i = from; i < to && next.read(text[i] & 0xFF); i++) {}
        return new PrefixState(language, next);
    }

    /** Returns whether some program begins like this. */
    public boolean isViable() {
        return !scanner.isDead();
    }

    /** Returns whether it is a program as it stands. */
    public boolean isComplete() {
        return !scanner.isDead() && scanner.copy().finish();
    }

    /** Returns what there is to say about it. */
    public Verdict verdict() {
        if (!scanner.isDead()) {
            return new Verdict.Viable(isComplete());
        }
        return new Verdict.Dead(new Span(scanner.death().from(), scanner.death().to()), new TreeSet<>(expected()));
    }

    /** Returns the number of characters read, in UTF-16 units; a dead state has read the one that killed it. */
    public int length() {
        return scanner.offset();
    }

    /** Returns the number of ways the parser still has to understand it. */
    public int width() {
        return parser().width();
    }

    /** Returns the language. */
    public Language language() {
        return language;
    }

    /**
     * Returns a shortest text that makes a program of this prefix; empty when it is dead, or when what is missing
     * cannot be spelt.
     */
    public Optional<String> completion() {
        return scanner.isDead() ? Optional.empty() : language.completion().of(scanner);
    }

    private Set<String> expected() {
        if (scanner.death().isOfIndentation()) {
            return Set.of("the indentation of an open block");
        }
        Set<Integer> acceptable = language.acceptable(parser());
        Set<Integer> begun = new TreeSet<>(acceptable);
        BitSet unfinished = BitSet.valueOf(scanner.unfinished());
        begun.removeIf(type -> !unfinished.get(type));
        Set<String> rest = new TreeSet<>();
        language.describe(begun).forEach(phrase -> rest.add("the rest of " + phrase));
        return begun.isEmpty() ? language.describe(acceptable) : rest;
    }

    /** Returns the scanner; for masks, which copy it before they read on. */
    public Scanner scanner() {
        return scanner;
    }

    private Stacks parser() {
        return Objects.requireNonNull(scanner.parser());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrefixState that && scanner.sameAs(that.scanner);
    }

    @Override
    public int hashCode() {
        return scanner.hash();
    }
}
