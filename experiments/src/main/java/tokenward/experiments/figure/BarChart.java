package tokenward.experiments.figure;

import java.util.List;
import tokenward.experiments.figure.Canvas.Anchor;
import tokenward.experiments.figure.Canvas.Stroke;
import tokenward.experiments.figure.Canvas.TextStyle;
import tokenward.experiments.measure.Interval;

/**
 * One bar for each row, from left to right, grouped, with whiskers where an interval is known and a dot for each run.
 *
 * @param title above everything; empty for none
 * @param xLabel below the bars
 * @param groups bars with the same {@code label} share a colour across groups
 * @param hasBars whether bars are drawn, or only the mean and its whisker
 */
public record BarChart(String title, String xLabel, List<Group> groups, boolean hasBars) implements Figure {
    private static final double LEFT = 58;
    private static final double RIGHT = 18;
    private static final double FRAME = 250;
    private static final double BOTTOM = 46;
    private static final int TICKS = 5;

    /** Bars that stand together. */
    public record Group(String label, List<Bar> bars) {
        public Group {
            bars = List.copyOf(bars);
        }
    }

    /** A number with its interval and the runs behind it. */
    public record Bar(String label, Ink ink, Interval interval, List<Double> runs) {
        public Bar {
            runs = List.copyOf(runs);
        }
    }

    public BarChart {
        groups = List.copyOf(groups);
    }

    @Override
    public double width() {
        return Math.max(
                420, LEFT + RIGHT + groups.stream().mapToDouble(BarChart::width).sum());
    }

    @Override
    public double height() {
        return top() + FRAME + BOTTOM;
    }

    @Override
    public String csv() {
        Rows rows = new Rows("group,bar,value,low,high,n");
        for (Group group : groups) {
            for (Bar bar : group.bars()) {
                Interval interval = bar.interval();
                rows.add(
                        group.label(),
                        bar.label(),
                        interval.middle(),
                        interval.low(),
                        interval.high(),
                        interval.runs());
            }
        }
        return rows.toString();
    }

    @Override
    public void paint(Canvas canvas, Fonts fonts) {
        if (!title.isEmpty()) {
            canvas.text(title, 8, 22, TextStyle.of(Ink.INK, 15).in(Fonts.Face.BOLD));
        }
        double right = LEFT;
        for (Bar bar : labelled()) {
            canvas.box(right, top() - 24, 12, 12, bar.ink(), 0.75);
            canvas.text(bar.label(), right + 18, top() - 14, TextStyle.of(Ink.INK, 12));
            right += 18 + fonts.width(bar.label(), Fonts.Face.SANS, 12) + 18;
        }
        Scale y = vertical();
        double step = y.step(TICKS, false);
        for (double tick : y.ticks(step)) {
            canvas.line(LEFT, y.at(tick), width() - RIGHT, y.at(tick), Stroke.of(Ink.GRID, 1));
            String label = y.label(tick, step);
            canvas.text(
                    label, LEFT - 7, y.at(tick) + 4, TextStyle.of(Ink.MUTED, 11).at(Anchor.END));
        }
        double room = (width() - LEFT - RIGHT) / Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            paint(groups.get(i), canvas, LEFT + i * room, room, y);
        }
        double zero = Math.min(y.from(), Math.max(y.to(), y.at(0)));
        canvas.line(LEFT, zero, width() - RIGHT, zero, Stroke.of(Ink.MUTED, 1));
        double middle = (LEFT + width() - RIGHT) / 2;
        canvas.text(xLabel, middle, height() - 8, TextStyle.of(Ink.MUTED, 12).at(Anchor.MIDDLE));
    }

    private void paint(Group group, Canvas canvas, double left, double room, Scale y) {
        int n = Math.max(1, group.bars().size());
        double width = Math.min(54, room * 0.8 / n);
        double start = left + (room - width * n) / 2;
        double zero = Math.min(y.from(), Math.max(y.to(), y.at(0)));
        for (int i = 0; i < group.bars().size(); i++) {
            Bar bar = group.bars().get(i);
            double x = start + i * width + width * 0.08;
            double w = width * 0.84;
            double mean = y.at(bar.interval().middle());
            double centre = x + w / 2;
            if (hasBars) {
                canvas.box(x, Math.min(mean, zero), w, Math.abs(zero - mean), bar.ink(), 0.75);
            }
            double low = y.at(bar.interval().low());
            double high = y.at(bar.interval().high());
            if (low - high > 0.5) {
                canvas.line(centre, low, centre, high, Stroke.of(Ink.INK, 1.4));
                canvas.line(centre - 4, low, centre + 4, low, Stroke.of(Ink.INK, 1.4));
                canvas.line(centre - 4, high, centre + 4, high, Stroke.of(Ink.INK, 1.4));
            }
            for (double run : bar.runs()) {
                canvas.disc(centre + w * 0.28, y.at(run), 2.2, bar.ink(), Labels.number(run));
            }
            if (!hasBars) {
                canvas.disc(
                        centre, mean, 4, bar.ink(), Labels.number(bar.interval().middle()));
            }
        }
        canvas.text(
                group.label(),
                left + room / 2,
                y.from() + 17,
                TextStyle.of(Ink.INK, 12).at(Anchor.MIDDLE));
    }

    private Scale vertical() {
        double low = hasBars ? 0 : Double.POSITIVE_INFINITY;
        double high = hasBars ? 0 : Double.NEGATIVE_INFINITY;
        for (Group group : groups) {
            for (Bar bar : group.bars()) {
                low = Math.min(low, bar.interval().low());
                high = Math.max(high, bar.interval().high());
                for (double run : bar.runs()) {
                    low = Math.min(low, run);
                    high = Math.max(high, run);
                }
            }
        }
        return Double.isInfinite(low)
                ? Scale.round(0, 1, TICKS, top() + FRAME, top())
                : Scale.round(low, high, TICKS, top() + FRAME, top());
    }

    private double top() {
        return (title.isEmpty() ? 14 : 44) + (labelled().isEmpty() ? 0 : 26);
    }

    /** Bars need a legend where several stand together. */
    private List<Bar> labelled() {
        return groups.stream()
                .map(Group::bars)
                .filter(bars -> bars.size() > 1)
                .findFirst()
                .orElse(List.of());
    }

    private static double width(Group group) {
        return Math.max(
                7.0 * group.label().length() + 24, 24 + 44.0 * group.bars().size());
    }
}
