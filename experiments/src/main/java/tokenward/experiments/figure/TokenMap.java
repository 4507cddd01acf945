package tokenward.experiments.figure;

import java.util.ArrayList;
import java.util.List;
import tokenward.experiments.figure.Canvas.Stroke;
import tokenward.experiments.figure.Canvas.TextStyle;

/**
 * Rollouts as text whose tokens are coloured by an amount: blue for positive, orange for negative, stronger for more.
 * All maps of a figure share one scale.
 *
 * @param title above everything; empty for none
 * @param maps from top to bottom
 */
public record TokenMap(String title, List<Map> maps) implements Figure {
    private static final double SIZE = 12;
    private static final double CELL = 0.6 * SIZE;
    private static final double LINE = 19;
    private static final double LEFT = 14;
    private static final int COLUMNS = 100;
    private static final double LEGEND = 34;

    /**
     * One rollout.
     *
     * @param caption above it
     * @param tokens in order
     */
    public record Map(String caption, List<Token> tokens) {
        public Map {
            tokens = List.copyOf(tokens);
        }
    }

    /** The text of a token and its amount. */
    public record Token(String text, double amount) {}

    /** A piece of a token on one line of the figure. */
    private record Piece(int row, int column, String text, double amount) {}

    public TokenMap {
        maps = List.copyOf(maps);
    }

    @Override
    public double width() {
        int columns = maps.stream()
                .flatMap(map -> pieces(map).stream())
                .mapToInt(piece -> piece.column() + piece.text().length())
                .max()
                .orElse(1);
        return Math.max(560, 2 * LEFT + columns * CELL);
    }

    @Override
    public double height() {
        double height = top();
        for (Map map : maps) {
            height += 26 + rows(map) * LINE + 16;
        }
        return height + LEGEND;
    }

    @Override
    public String csv() {
        Rows rows = new Rows("map,token,text,amount");
        for (Map map : maps) {
            for (int t = 0; t < map.tokens().size(); t++) {
                Token token = map.tokens().get(t);
                rows.add(map.caption(), t, token.text(), token.amount());
            }
        }
        return rows.toString();
    }

    @Override
    public void paint(Canvas canvas, Fonts fonts) {
        if (!title.isEmpty()) {
            canvas.text(title, LEFT - 6, 22, TextStyle.of(Ink.INK, 15).in(Fonts.Face.BOLD));
        }
        double largest = maps.stream()
                .flatMap(map -> map.tokens().stream())
                .mapToDouble(token -> Math.abs(token.amount()))
                .max()
                .orElse(0);
        double y = top();
        for (Map map : maps) {
            canvas.text(map.caption(), LEFT, y + 13, TextStyle.of(Ink.MUTED, 12).in(Fonts.Face.BOLD));
            y += 26;
            for (Piece piece : pieces(map)) {
                double left = LEFT + piece.column() * CELL;
                double top = y + piece.row() * LINE;
                int cells = piece.text().length();
                if (piece.amount() != 0 && largest > 0 && cells > 0) {
                    Ink ink = piece.amount() > 0 ? Ink.POSITIVE : Ink.NEGATIVE;
                    double strength = strength(piece.amount(), largest);
                    canvas.box(left, top, cells * CELL - 0.6, LINE - 2.5, ink, strength);
                }
                canvas.text(
                        piece.text(),
                        left,
                        top + 12.5,
                        TextStyle.of(Ink.INK, SIZE).in(Fonts.Face.MONO));
            }
            y += rows(map) * LINE + 16;
        }
        legend(canvas, y, largest);
    }

    /** Returns how opaque an amount is shown; the square root keeps small amounts visible beside large ones. */
    public static double strength(double amount, double largest) {
        return amount == 0 || largest == 0 ? 0 : 0.10 + 0.65 * Math.sqrt(Math.min(1, Math.abs(amount) / largest));
    }

    private static void legend(Canvas canvas, double y, double largest) {
        int steps = 21;
        int half = steps / 2;
        double width = 9;
        double left = LEFT + 70;
        for (int i = 0; i < steps; i++) {
            double amount = (i - half) * largest / half;
            double strength = strength(amount, largest);
            if (strength > 0) {
                canvas.box(left + i * width, y, width, 12, amount > 0 ? Ink.POSITIVE : Ink.NEGATIVE, strength);
            }
        }
        double right = left + steps * width;
        canvas.line(left, y + 14, right, y + 14, Stroke.of(Ink.MUTED, 0.8));
        String end = Labels.number(largest);
        canvas.text(
                "\u2212" + end, left - 6, y + 10, TextStyle.of(Ink.MUTED, 11).at(Canvas.Anchor.END));
        canvas.text("+" + end, right + 6, y + 10, TextStyle.of(Ink.MUTED, 11));
        canvas.text("reward per token", right + 70, y + 10, TextStyle.of(Ink.MUTED, 11));
    }

    private double top() {
        return title.isEmpty() ? 10 : 36;
    }

    private static int rows(Map map) {
        return pieces(map).stream().mapToInt(Piece::row).max().orElse(0) + 1;
    }

    /** Cuts tokens at newlines and wraps long lines; a newline itself shows as a sign, so that its amount is seen. */
    private static List<Piece> pieces(Map map) {
        List<Piece> pieces = new ArrayList<>();
        int row = 0;
        int column = 0;
        for (Token token : map.tokens()) {
            String text = token.text().isEmpty() ? "\u00b7" : token.text().replace("\t", "    ");
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                boolean isNewline = i < text.length() && text.charAt(i) == '\n';
                boolean isFull = column + i - start >= COLUMNS;
                if (i < text.length() && !isNewline && !isFull) {
                    continue;
                }
                String shown = text.substring(start, i) + (isNewline ? "\u00b6" : "");
                if (!shown.isEmpty()) {
                    pieces.add(new Piece(row, column, shown, token.amount()));
                }
                column += shown.length();
                start = isNewline ? i + 1 : i;
                if (isNewline || (isFull && i < text.length())) {
                    row++;
                    column = 0;
                }
            }
        }
        return pieces;
    }
}
