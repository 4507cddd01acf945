package tokenward.experiments.figure;

/** What figures are drawn on: pixels, y downwards, 96 to the inch. */
public interface Canvas {
    /** Where a text's anchor lies. */
    enum Anchor {
        /** At its left end. */
        START,
        /** In its middle. */
        MIDDLE,
        /** At its right end. */
        END
    }

    /** How text looks. */
    record TextStyle(Ink ink, double size, Fonts.Face face, Anchor anchor) {
        /** Returns sans-serif text that starts at its anchor. */
        public static TextStyle of(Ink ink, double size) {
            return new TextStyle(ink, size, Fonts.Face.SANS, Anchor.START);
        }

        /** Returns the same with another anchor. */
        public TextStyle at(Anchor other) {
            return new TextStyle(ink, size, face, other);
        }

        /** Returns the same in another face. */
        public TextStyle in(Fonts.Face other) {
            return new TextStyle(ink, size, other, anchor);
        }
    }

    /**
     * How a line looks.
     *
     * @param dash length of dashes and gaps; 0 for a solid line
     */
    record Stroke(Ink ink, double width, double opacity, double dash) {
        /** Returns a solid, opaque line. */
        public static Stroke of(Ink ink, double width) {
            return new Stroke(ink, width, 1, 0);
        }
    }

    /** Draws a line through points, {@code x[n]} and {@code y[n]}. The name is for readers that can point at it. */
    void polyline(double[] x, double[] y, Stroke stroke, String name);

    /** Fills a polygon. */
    void area(double[] x, double[] y, Ink ink, double opacity);

    /** Fills a rectangle. */
    void box(double x, double y, double width, double height, Ink ink, double opacity);

    /** Fills a disc. */
    void disc(double x, double y, double radius, Ink ink, String name);

    /** Writes a line of text with its base line at y. */
    void text(String text, double x, double y, TextStyle style);

    /**
     * Says which numbers the pixels of a panel stand for, for readers that can point at them; ignored elsewhere.
     *
     * @param label what the vertical axis shows
     */
    void scale(Scale x, Scale y, String label);

    /** Draws a line between two points. */
    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        polyline(new double[] {x1, x2}, new double[] {y1, y2}, stroke, "");
    }
}
