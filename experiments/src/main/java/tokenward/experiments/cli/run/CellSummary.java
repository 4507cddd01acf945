package tokenward.experiments.cli.run;

import java.util.Locale;
import java.util.StringJoiner;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.store.RunDirectory;

/** What came of one run of a sweep, in one line. */
final class CellSummary {
    private CellSummary() {}

    /** Returns every measured pass@k before and after, {@code test pass@1 0.484 -> 0.719}. */
    static String of(RunDirectory run) {
        Measurements measured = Measurements.of(run);
        StringJoiner text = new StringJoiner("  ");
        for (String path : measured.paths()) {
            if (path.contains(".pass@")) {
                measured.baseline(path)
                        .ifPresent(base -> measured.tuned(path)
                                .ifPresent(tuned -> text.add(String.format(
                                        Locale.ROOT,
                                        "%s %.3f -> %.3f",
                                        path.replaceFirst("^evaluate\\.", "").replace('.', ' '),
                                        base,
                                        tuned))));
            }
        }
        return text.toString();
    }
}
