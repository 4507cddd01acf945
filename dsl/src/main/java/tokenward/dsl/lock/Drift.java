package tokenward.dsl.lock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;

/** What has changed since an experiment was locked. */
public final class Drift {
    private static final int MOST = 8;

    private Drift() {}

    /** Returns one diagnostic that names every change, or none where nothing that can change a result has changed. */
    public static List<Diagnostic> between(Lock lock, Lock now, ExperimentPlan plan, Path file) {
        List<String> changes = new ArrayList<>();
        if (!lock.plan().equals(now.plan())) {
            changes.addAll(settings(lock.settings(), now.settings(), plan));
        }
        changes.addAll(inputs(lock.inputs(), now.inputs()));
        if (changes.isEmpty() && lock.plan().equals(now.plan())) {
            return List.of();
        }
        if (changes.isEmpty()) {
            changes.add("the points of the sweep");
        }
        Diagnostic problem =
                Diagnostic.of(ExpCode.E0701, "`" + file + "` was written for something else: " + count(changes.size()));
        for (String change : changes.subList(0, Math.min(MOST, changes.size()))) {
            problem = problem.note(change);
        }
        if (changes.size() > MOST) {
            problem = problem.note("and " + (changes.size() - MOST) + " more");
        }
        return List.of(problem.help("`exp lock " + plan.source() + "` accepts the changes"));
    }

    private static String count(int changes) {
        return changes == 1 ? "one value has changed" : changes + " values have changed";
    }

    private static List<String> settings(
            SortedMap<String, String> before, SortedMap<String, String> after, ExperimentPlan plan) {
        List<String> changes = new ArrayList<>();
        for (String path : union(before, after)) {
            String old = before.getOrDefault(path, "not there");
            String fresh = after.getOrDefault(path, "not there");
            if (!old.equals(fresh)) {
                String where = plan.first().provenance().stream()
                        .filter(p -> p.path().equals(path))
                        .map(Provenance::where)
                        .filter(w -> !w.isEmpty())
                        .findFirst()
                        .map(w -> ", set at " + w)
                        .orElse("");
                changes.add("`" + path + "` was " + shown(old) + " and is " + shown(fresh) + where);
            }
        }
        return changes;
    }

    private static List<String> inputs(SortedMap<String, String> before, SortedMap<String, String> after) {
        List<String> changes = new ArrayList<>();
        for (String name : union(before, after)) {
            String old = before.getOrDefault(name, "not there");
            String fresh = after.getOrDefault(name, "not there");
            if (!old.equals(fresh)) {
                changes.add("`" + name + "` was " + shown(old) + " and is " + shown(fresh));
            }
        }
        return changes;
    }

    private static Set<String> union(SortedMap<String, String> before, SortedMap<String, String> after) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all;
    }

    private static String shown(String value) {
        String flat = value.replace("\n", "\\n");
        return flat.length() > 60 ? flat.substring(0, 59) + "…" : flat;
    }
}
