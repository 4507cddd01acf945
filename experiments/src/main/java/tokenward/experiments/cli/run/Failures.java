package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** The runs of a sweep that came to nothing, while the others go on. May be told from several threads. */
final class Failures {
    private final Map<String, RuntimeException> failed = new TreeMap<>();

    /** Notes that a run failed. */
    synchronized void add(String run, RuntimeException failure) {
        failed.put(run, failure);
    }

    /**
     * Names the runs that failed and passes on what ended the first.
     *
     * @param runs of the sweep
     * @param top its directory, to look at what the others came to
     */
    synchronized void pass(int runs, String top, PrintWriter err) {
        if (failed.isEmpty()) {
            return;
        }
        if (runs > 1) {
            err.println(failed.size() + " of " + runs + " runs failed: " + String.join("  ", failed.keySet()));
            err.println("the same command makes them again, and no others; `exp report " + top
                    + "` shows what there is. What went wrong first:");
        }
        throw failed.values().iterator().next();
    }
}
