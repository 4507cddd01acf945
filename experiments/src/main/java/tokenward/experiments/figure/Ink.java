package tokenward.experiments.figure;

import java.util.List;
import java.util.Locale;

/** The colours of figures, each in a light and a dark form. The series can be told apart by colour-blind readers. */
public enum Ink {
    /** Text and axes. */
    INK("#1c2128", "#e6e9ed"),
    /** Labels of axes, and what steps back. */
    MUTED("#5d6673", "#9ba5b1"),
    /** Lines of the grid. */
    GRID("#e3e6ea", "#2d343d"),
    /** Behind everything. */
    PAPER("#ffffff", "#14181d"),
    /** Positive amounts. */
    POSITIVE("#1668c7", "#5ba4ff"),
    /** Negative amounts. */
    NEGATIVE("#d2491a", "#ff8055"),
    /** First series. */
    SERIES_1("#1f66c8", "#6aa9ff"),
    /** Second series. */
    SERIES_2("#d8700c", "#ffa350"),
    /** Third series. */
    SERIES_3("#0c8a68", "#4ccfa9"),
    /** Fourth series. */
    SERIES_4("#8244c0", "#bf92ff"),
    /** Fifth series. */
    SERIES_5("#c4305d", "#ff80a5"),
    /** Sixth series. */
    SERIES_6("#77770f", "#cdcb55"),
    /** Seventh series. */
    SERIES_7("#88583a", "#d8a884"),
    /** Eighth series. */
    SERIES_8("#0e84a6", "#5ccbea");

    private static final List<Ink> SERIES =
            List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7, SERIES_8);

    private final String light;
    private final String dark;

    Ink(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** Returns the colour of the n-th series, counted from 0; colours repeat after eight. */
    public static Ink series(int n) {
        return SERIES.get(Math.floorMod(n, SERIES.size()));
    }

    /** Returns the colour on white, {@code #rrggbb}. */
    public String light() {
        return light;
    }

    /** Returns the colour on black, {@code #rrggbb}. */
    public String dark() {
        return dark;
    }

    /** Returns the word style sheets know it by, {@code series-1}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
