package tokenward.experiments.figure;

/** Something that can be drawn: it knows how large it is and paints itself on any canvas. */
public interface Figure {
    /** Returns what it shows, in one line. */
    String title();

    /** Returns its width in pixels. */
    double width();

    /** Returns its height in pixels. */
    double height();

    /** Returns the numbers it shows as CSV, in full precision. */
    String csv();

    /** Paints it. */
    void paint(Canvas canvas, Fonts fonts);
}
