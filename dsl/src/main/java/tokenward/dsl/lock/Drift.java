package tokenward.dsl.lock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Label;

/** What has changed since an experiment was locked. */
public final class Drift {
    private static final int MOST = 8;

    private Drift() {}

    /**
     * Returns one diagnostic that names every change and points at the settings among them, or none where nothing that
     * can change a result has changed.
     */
    public static List<Diagnostic> between(Lock lock, Lock now, ExperimentPlan plan, Path file) {
        List<Change> changes = new ArrayList<>();
        if (!lock.plan().equals(now.plan())) {
            changes.addAll(changes(lock.settings(), now.settings()));
        }
        changes.addAll(changes(lock.inputs(), now.inputs()));
        if (changes.isEmpty()) {
            if (lock.plan().equals(now.plan())) {
                return List.of();
            }
            changes.add(new Change("the points of the sweep", "others", "these"));
        }
        String title = "`" + file + "` was written for something else: " + count(changes.size());
        Diagnostic problem = Diagnostic.of(ExpCode.E0701, title);
        boolean primary = true;
        int noted = 0;
        for (Change change : changes) {
            Optional<Label> label = WrittenPlace.of(change.path(), plan, "was " + shown(change.before()), primary);
            if (label.isPresent() && problem.labels().size() < MOST) {
                primary = false;
                List<Label> labels = new ArrayList<>(problem.labels());
                labels.add(label.get());
                problem = problem.labelled(labels);
            } else if (noted++ < MOST) {
                problem = problem.note(
                        "`" + change.path() + "` was " + shown(change.before()) + " and is " + shown(change.after()));
            }
        }
        if (noted > MOST) {
            problem = problem.note("and " + (noted - MOST) + " more");
        }
        return List.of(problem.help("`exp lock " + plan.source() + "` accepts the changes"));
    }

    /** One value or input that is not what it was. */
    private record Change(String path, String before, String after) {}

    private static List<Change> changes(SortedMap<String, String> before, SortedMap<String, String> after) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : all) {
            String old = before.getOrDefault(path, "not there");
            String fresh = after.getOrDefault(path, "not there");
            if (!old.equals(fresh)) {
                changes.add(new Change(path, old, fresh));
            }
        }
        return changes;
    }

    private static String count(int changes) {
        return changes == 1 ? "one value has changed" : changes + " values have changed";
    }

    private static String shown(String value) {
        String flat = value.replace("\n", "\\n");
        return flat.length() > 60 ? flat.substring(0, 59) + "…" : flat;
    }
}
