package tokenward.dsl.check;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.files.FileFacts;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.resolve.Entry;
import tokenward.dsl.resolve.Place;
import tokenward.dsl.resolve.Tree;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.grammars.text.Diagnostic;

/**
 * One run under examination.
 *
 * @param plan the experiment it belongs to
 * @param header where that is declared
 * @param run the run
 * @param tree where its values are written
 * @param files what is known of the files it names
 * @param problems receives diagnostics
 */
record Case(ExperimentPlan plan, Place header, RunPlan run, Tree tree, FileFacts files, List<Diagnostic> problems) {
    ExperimentSettings settings() {
        return run.settings();
    }

    boolean isWritten(String path) {
        return tree.entry(path).isPresent();
    }

    /** Starts a diagnostic at a setting's value, at the innermost block that would hold it, or at the experiment. */
    Diagnostic at(String path, ExpCode code, String title, String label) {
        Place place = place(path).orElse(header);
        return Diagnostic.of(code, title, place.source(), place.span(), label);
    }

    /** Adds where another setting is written, or a note that it is a default. */
    Diagnostic against(Diagnostic problem, String path, String label) {
        Optional<Entry> entry = tree.entry(path);
        if (entry.isPresent()) {
            Place place = entry.get().whole();
            return problem.against(place.source(), place.span(), label);
        }
        return problem.note("`" + path + "` is " + run.provenanceOf(path).value() + " by default");
    }

    void report(Diagnostic problem) {
        problems.add(problem);
    }

    private Optional<Place> place(String path) {
        return tree.entry(path).map(Entry::place).or(() -> tree.nearest(path));
    }
}
