package tokenward.dsl.check;

import java.util.List;
import java.util.Map;
import tokenward.dsl.resolve.Entry;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.dsl.vocabulary.report.DecodingSettings;

/** What is written and changes nothing. */
final class EffectChecks {
    private static final List<String> SAMPLING = List.of("ppo", "kl");

    private EffectChecks() {}

    static void check(Case run) {
        unused(run);
        passes(run);
        Method method = run.settings().method();
        List<String> idle = method.samples() ? List.of("sft") : SAMPLING;
        for (String block : idle) {
            Map<String, Entry> values = run.tree().below(block);
            values.values().stream()
                    .filter(entry -> own(run, entry))
                    .findFirst()
                    .ifPresent(entry -> {
                        var problem = run.at(
                                entry.path(),
                                ExpCode.W0406,
                                "`" + block + "` has no effect with `method = " + word(method) + "`",
                                "never read");
                        run.report(run.against(problem, "method", "the method"));
                    });
        }
    }

    private static void passes(Case run) {
        run.tree()
                .entry("budget.passes")
                .filter(entry ->
                        own(run, entry) && run.settings().budget().updates().isPresent())
                .ifPresent(entry -> run.report(run.against(
                        run.at(
                                entry.path(),
                                ExpCode.W0406,
                                "`passes` has no effect where `updates` is given",
                                "never read"),
                        "budget.updates",
                        "ends the run")));
    }

    /** What a shared parent sets for others is no mistake of this file's. */
    private static boolean own(Case run, Entry entry) {
        return entry.name().source().name().equals(run.plan().source().toString());
    }

    private static void unused(Case run) {
        for (DecodingSettings decoding : run.settings().decoding()) {
            boolean used = run.settings().evaluate().stream()
                    .anyMatch(e -> e.decoding().filter(decoding.name()::equals).isPresent());
            if (!used && declaredHere(run, "decoding." + decoding.name())) {
                run.report(run.at(
                        "decoding." + decoding.name(),
                        ExpCode.W0405,
                        "no `evaluate` block uses `decoding " + decoding.name() + "`",
                        "declared and never used"));
            }
        }
        for (DataSettings data : run.settings().data()) {
            boolean used = data.name().equals("train")
                    || run.settings().evaluate().stream()
                            .anyMatch(e -> e.data().filter(data.name()::equals).isPresent());
            if (!used && declaredHere(run, "data." + data.name())) {
                run.report(run.at(
                                "data." + data.name(),
                                ExpCode.W0405,
                                "nothing uses `data " + data.name() + "`",
                                "declared and never used")
                        .help("`evaluate name { data = " + data.name() + " }` measures on it"));
            }
        }
    }

    private static boolean declaredHere(Case run, String block) {
        return run.tree()
                .block(block)
                .filter(place ->
                        place.source().name().equals(run.plan().source().toString()))
                .isPresent();
    }

    private static String word(Method method) {
        return method.name().toLowerCase(java.util.Locale.ROOT);
    }
}
