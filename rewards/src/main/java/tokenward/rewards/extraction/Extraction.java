package tokenward.rewards.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** A program put together from pieces of a text; every character of it knows where in the text it stands. */
public final class Extraction {
    private static final int OURS = -1;

    private final String code;
    private final int[] origins;

    private Extraction(String code, int[] origins) {
        this.code = code;
        this.origins = origins;
    }

    /** Puts groups of pieces together: the pieces of a group touch, groups are separated by a line break of our own. */
    static Extraction of(String text, List<List<Span>> groups) {
        StringBuilder code = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        for (List<Span> group : groups) {
            if (!code.isEmpty()) {
                code.append('\n');
                origins.add(OURS);
            }
            for (Span piece : group) {
                code.append(text, piece.start(), piece.end());
                for (int i = piece.start(); i < piece.end(); i++) {
                    origins.add(i);
                }
            }
        }
        return new Extraction(
                code.toString(), origins.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the program. */
    public String code() {
        return code;
    }

    /** Returns where a character of the program stands in the text, or -1 for a line break put between pieces. */
    public int origin(int offset) {
        return origins[offset];
    }

    /** Returns the stretches of the text the program is made of, in the order of the program. */
    public List<Span> pieces() {
        List<Span> pieces = new ArrayList<>();
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] == OURS) {
                continue;
            }
            int from = i;
            while (i + 1 < origins.length && origins[i + 1] == origins[i] + 1) {
                i++;
            }
            pieces.add(new Span(origins[from], origins[i] + 1));
        }
        return pieces;
    }

    /** Returns the smallest stretch of the text that holds all pieces; nothing for an empty program. */
    public Optional<Span> hull() {
        return pieces().stream().reduce(Span::union);
    }

    /** Returns the program without blanks at either end. */
    Extraction stripped() {
        int start = 0;
        int end = code.length();
        while (start < end && Character.isWhitespace(code.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(code.charAt(end - 1))) {
            end--;
        }
        return part(start, end);
    }

    /** Returns part of the program. */
    Extraction part(int start, int end) {
        int[] kept = new int[end - start];
        System.arraycopy(origins, start, kept, 0, kept.length);
        return new Extraction(code.substring(start, end), kept);
    }

    /** Returns the pieces behind part of the program. */
    List<Span> piecesOf(Span span) {
        return part(span.start(), span.end()).pieces();
    }
}
