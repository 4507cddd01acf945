package tokenward.experiments.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers over an increasing x, such as updates.
 *
 * @param points with increasing x
 */
public record Curve(List<Point> points) {
    /** One number. */
    public record Point(double x, double y) {}

    public Curve {
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).x() > points.get(i - 1).x())) {
                throw new IllegalArgumentException("x must increase, and "
                        + points.get(i).x() + " follows " + points.get(i - 1).x());
            }
        }
    }

    /** Returns the curve through y by x. */
    public static Curve of(SortedMap<Double, Double> values) {
        List<Point> points = new ArrayList<>();
        values.forEach((x, y) -> points.add(new Point(x, y)));
        return new Curve(points);
    }

    /** Returns whether there is nothing. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** Returns the number at x, when there is one. */
    public OptionalDouble at(double x) {
        return points.stream()
                .filter(point -> point.x() == x)
                .mapToDouble(Point::y)
                .findFirst();
    }

    /** Returns the first number. */
    public OptionalDouble first() {
        return points.stream().mapToDouble(Point::y).findFirst();
    }

    /** Returns the last number. */
    public OptionalDouble last() {
        return points.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(points.get(points.size() - 1).y());
    }

    /** Returns the largest number. */
    public OptionalDouble best() {
        return points.stream().mapToDouble(Point::y).max();
    }

    /** Returns the smallest number. */
    public OptionalDouble worst() {
        return points.stream().mapToDouble(Point::y).min();
    }

    /** Returns Pearson's correlation with another curve where both have numbers; nothing when one of them is constant. */
    public OptionalDouble correlation(Curve other) {
        List<double[]> pairs = new ArrayList<>();
        for (Point point : points) {
            other.at(point.x()).ifPresent(y -> pairs.add(new double[] {point.y(), y}));
        }
        double mine = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
        double theirs = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
        double both = 0;
        double left = 0;
        double right = 0;
        for (double[] pair : pairs) {
            both += (pair[0] - mine) * (pair[1] - theirs);
            left += (pair[0] - mine) * (pair[0] - mine);
            right += (pair[1] - theirs) * (pair[1] - theirs);
        }
        return left > 0 && right > 0 ? OptionalDouble.of(both / Math.sqrt(left * right)) : OptionalDouble.empty();
    }

    /** Returns the mean of all numbers. */
    public OptionalDouble mean() {
        return points.stream().mapToDouble(Point::y).average();
    }

    /** Returns the first x at which a level is reached; nothing when it never is. */
    public OptionalDouble reaches(double level) {
        return points.stream()
                .filter(point -> point.y() >= level)
                .mapToDouble(Point::x)
                .findFirst();
    }

    /** Returns the same numbers over another x, which must be known wherever they are. */
    public Curve over(Curve x) {
        TreeMap<Double, Double> moved = new TreeMap<>();
        for (Point point : points) {
            x.points().stream()
                    .filter(other -> other.x() <= point.x())
                    .reduce((earlier, later) -> later)
                    .ifPresent(other -> moved.put(other.y(), point.y()));
        }
        return of(moved);
    }

    /** Returns the number at x, between two points on the line through them; nothing outside the curve. */
    public OptionalDouble between(double x) {
        for (int i = 0; i < points.size(); i++) {
            Point right = points.get(i);
            if (right.x() == x) {
                return OptionalDouble.of(right.y());
            }
            if (right.x() > x) {
                if (i == 0) {
                    return OptionalDouble.empty();
                }
                Point left = points.get(i - 1);
                double share = (x - left.x()) / (right.x() - left.x());
                return OptionalDouble.of(left.y() + share * (right.y() - left.y()));
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * Returns a smoother curve for noisy ones: at each point the line that fits its neighbours best. In the middle that is
     * their mean; at the ends it follows the slope instead of flattening it.
     *
     * @param reach how many neighbours on either side count, as far as there are any
     */
    public Curve smooth(int reach) {
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<Point> near = points.subList(Math.max(0, i - reach), Math.min(points.size(), i + reach + 1));
            double x = near.stream().mapToDouble(Point::x).average().orElse(0);
            double y = near.stream().mapToDouble(Point::y).average().orElse(0);
            double both = 0;
            double wide = 0;
            for (Point point : near) {
                both += (point.x() - x) * (point.y() - y);
                wide += (point.x() - x) * (point.x() - x);
            }
            double at = points.get(i).x();
            smooth.add(new Point(at, wide > 0 ? y + both / wide * (at - x) : y));
        }
        return new Curve(smooth);
    }
}
