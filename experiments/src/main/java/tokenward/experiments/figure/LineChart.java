package tokenward.experiments.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tokenward.experiments.figure.Canvas.Anchor;
import tokenward.experiments.figure.Canvas.Stroke;
import tokenward.experiments.figure.Canvas.TextStyle;
import tokenward.experiments.measure.Curve;

/**
 * Curves over a common horizontal axis, in one panel or several that share both scales.
 *
 * @param title above everything; empty for none
 * @param xLabel below the panels
 * @param panels from left to right
 * @param panelWidth of one panel's frame, pixels
 * @param panelHeight of one panel's frame, pixels
 */
public record LineChart(String title, String xLabel, List<Panel> panels, double panelWidth, double panelHeight)
        implements Figure {
    private static final double LEFT = 58;
    private static final double GAP = 26;
    private static final double RIGHT = 18;
    private static final double BOTTOM = 46;
    private static final double LEGEND_LINE = 18;
    private static final int X_TICKS = 6;

    /**
     * One frame.
     *
     * @param title above the frame; empty for none
     * @param yLabel what the vertical axis shows
     */
    public record Panel(String title, String yLabel, List<Line> lines) {
        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One curve.
     *
     * @param label in the legend; empty when it needs none
     * @param band between two curves, drawn behind it
     * @param faint curves the main one summarises: single runs, or single updates
     * @param hasMarks whether every point is marked, for curves of few points
     */
    public record Line(String label, Ink ink, Curve curve, Optional<Band> band, List<Curve> faint, boolean hasMarks) {
        public Line {
            faint = List.copyOf(faint);
        }

        /** Returns a curve on its own. */
        public static Line of(String label, Ink ink, Curve curve) {
            return new Line(
                    label,
                    ink,
                    curve,
                    Optional.empty(),
                    List.of(),
                    curve.points().size() <= 40);
        }
    }

    /** What lies between two curves with the same x. */
    public record Band(Curve low, Curve high) {}

    public LineChart {
        panels = List.copyOf(panels);
    }

    @Override
    public double width() {
        return LEFT + panels.size() * panelWidth + (panels.size() - 1) * GAP + RIGHT;
    }

    @Override
    public double height() {
        return top() + panelHeight + BOTTOM;
    }

    @Override
    public String csv() {
        Rows rows = new Rows("panel,line,kind,x,y,low,high");
        for (Panel panel : panels) {
            String heading = panel.title().isEmpty() ? panel.yLabel() : panel.title();
            for (Line line : panel.lines()) {
                List<Curve.Point> points = line.curve().points();
                for (int i = 0; i < points.size(); i++) {
                    int at = i;
                    rows.add(
                            heading,
                            line.label(),
                            "curve",
                            points.get(i).x(),
                            points.get(i).y(),
                            line.band().map(band -> number(band.low(), at)).orElse(""),
                            line.band().map(band -> number(band.high(), at)).orElse(""));
                }
                for (Curve faint : line.faint()) {
                    faint.points()
                            .forEach(point -> rows.add(heading, line.label(), "behind", point.x(), point.y(), "", ""));
                }
            }
        }
        return rows.toString();
    }

    private static String number(Curve edge, int i) {
        return Double.toString(edge.points().get(i).y());
    }

    @Override
    public void paint(Canvas canvas, Fonts fonts) {
        if (!title.isEmpty()) {
            canvas.text(title, 8, 22, TextStyle.of(Ink.INK, 15).in(Fonts.Face.BOLD));
        }
        legend(canvas, fonts);
        List<Curve> all = panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .flatMap(LineChart::curves)
                .toList();
        Scale x = horizontal(all);
        Scale y = vertical(all);
        for (int i = 0; i < panels.size(); i++) {
            double left = LEFT + i * (panelWidth + GAP);
            Scale across = new Scale(x.low(), x.high(), left, left + panelWidth);
            paint(panels.get(i), canvas, across, y, i == 0);
        }
    }

    private void paint(Panel panel, Canvas canvas, Scale x, Scale y, boolean isFirst) {
        int yTicks = panelHeight < 150 ? 3 : 5;
        int xTicks = panelWidth < 260 ? 4 : X_TICKS;
        double yStep = y.step(yTicks, false);
        for (double tick : y.ticks(yStep)) {
            canvas.line(x.from(), y.at(tick), x.to(), y.at(tick), Stroke.of(Ink.GRID, 1));
            if (isFirst) {
                String label = y.label(tick, yStep);
                canvas.text(
                        label,
                        x.from() - 7,
                        y.at(tick) + 4,
                        TextStyle.of(Ink.MUTED, 11).at(Anchor.END));
            }
        }
        double xStep = x.step(xTicks, countsAcross(panel));
        for (double tick : x.ticks(xStep)) {
            String label = x.label(tick, xStep);
            canvas.line(x.at(tick), y.from(), x.at(tick), y.from() + 4, Stroke.of(Ink.MUTED, 1));
            canvas.text(
                    label,
                    x.at(tick),
                    y.from() + 17,
                    TextStyle.of(Ink.MUTED, 11).at(Anchor.MIDDLE));
        }
        canvas.line(x.from(), y.from(), x.to(), y.from(), Stroke.of(Ink.MUTED, 1));
        double middle = (x.from() + x.to()) / 2;
        canvas.text(xLabel, middle, y.from() + 36, TextStyle.of(Ink.MUTED, 12).at(Anchor.MIDDLE));
        String heading = panel.title().isEmpty() ? panel.yLabel() : panel.title();
        canvas.text(heading, x.from(), y.to() - 10, TextStyle.of(Ink.INK, 12).in(Fonts.Face.BOLD));
        for (Line line : panel.lines()) {
            behind(line, canvas, x, y);
        }
        for (Line line : panel.lines()) {
            draw(line.curve(), canvas, x, y, Stroke.of(line.ink(), 2.2), name(line));
            if (line.hasMarks()) {
                for (Curve.Point point : line.curve().points()) {
                    String value = name(line) + ": " + Labels.number(point.y()) + " at " + Labels.number(point.x());
                    canvas.disc(x.at(point.x()), y.at(point.y()), 3, line.ink(), value);
                }
            }
        }
        canvas.scale(x, y, panel.yLabel());
    }

    private static void behind(Line line, Canvas canvas, Scale x, Scale y) {
        line.band().ifPresent(band -> {
            List<Curve.Point> low = band.low().points();
            List<Curve.Point> high = band.high().points();
            int n = low.size();
            double[] across = new double[2 * n];
            double[] up = new double[2 * n];
            for (int i = 0; i < n; i++) {
                across[i] = x.at(low.get(i).x());
                up[i] = y.at(low.get(i).y());
                across[2 * n - 1 - i] = x.at(high.get(i).x());
                up[2 * n - 1 - i] = y.at(high.get(i).y());
            }
            canvas.area(across, up, line.ink(), 0.16);
        });
        for (Curve faint : line.faint()) {
            draw(faint, canvas, x, y, new Stroke(line.ink(), 1, 0.3, 0), "");
        }
    }

    private static void draw(Curve curve, Canvas canvas, Scale x, Scale y, Stroke stroke, String name) {
        List<Curve.Point> points = curve.points();
        double[] across = points.stream().mapToDouble(point -> x.at(point.x())).toArray();
        double[] up = points.stream().mapToDouble(point -> y.at(point.y())).toArray();
        if (points.size() > 1) {
            canvas.polyline(across, up, stroke, name);
        } else if (points.size() == 1) {
            canvas.disc(across[0], up[0], 3.5, stroke.ink(), name);
        }
    }

    private void legend(Canvas canvas, Fonts fonts) {
        double x = LEFT;
        double y = titleHeight() + 14;
        for (Line line : labelled()) {
            double needed = 24 + fonts.width(line.label(), Fonts.Face.SANS, 12) + 18;
            if (x > LEFT && x + needed > width()) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            canvas.line(x, y - 4, x + 16, y - 4, Stroke.of(line.ink(), 3));
            canvas.text(line.label(), x + 22, y, TextStyle.of(Ink.INK, 12));
            x += needed;
        }
    }

    /** A line's height of the legend cannot know the fonts yet: seven pixels a character is on the safe side. */
    private int legendLines() {
        double x = LEFT;
        int lines = labelled().isEmpty() ? 0 : 1;
        for (Line line : labelled()) {
            double needed = 24 + 7.0 * line.label().length() + 18;
            if (x > LEFT && x + needed > width()) {
                x = LEFT;
                lines++;
            }
            x += needed;
        }
        return lines;
    }

    private List<Line> labelled() {
        return panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .filter(line -> !line.label().isEmpty())
                .collect(java.util.stream.Collectors.toMap(
                        Line::label, line -> line, (first, second) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private double titleHeight() {
        return title.isEmpty() ? 6 : 34;
    }

    private double top() {
        return titleHeight() + legendLines() * LEGEND_LINE + 26;
    }

    private static boolean countsAcross(Panel panel) {
        return panel.lines().stream()
                .flatMap(line -> line.curve().points().stream())
                .allMatch(point -> Math.rint(point.x()) == point.x());
    }

    private Scale horizontal(List<Curve> all) {
        double low = points(all).mapToDouble(Curve.Point::x).min().orElse(0);
        double high = points(all).mapToDouble(Curve.Point::x).max().orElse(1);
        return Scale.exact(low, high, 0, 1);
    }

    private Scale vertical(List<Curve> all) {
        double low = points(all).mapToDouble(Curve.Point::y).min().orElse(0);
        double high = points(all).mapToDouble(Curve.Point::y).max().orElse(1);
        return Scale.round(low, high, panelHeight < 150 ? 3 : 5, top() + panelHeight, top());
    }

    private static Stream<Curve.Point> points(List<Curve> all) {
        return all.stream().flatMap(curve -> curve.points().stream());
    }

    private static Stream<Curve> curves(Line line) {
        Stream<Curve> band = line.band().stream().flatMap(b -> Stream.of(b.low(), b.high()));
        return Stream.concat(Stream.concat(Stream.of(line.curve()), band), line.faint().stream());
    }

    private static String name(Line line) {
        return line.label().isEmpty() ? "value" : line.label();
    }
}
