package tokenward.experiments.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Verdicts as JSON Lines: one object for each sample, in order, then one with the pass@k. */
public final class VerdictLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerdictLines() {}

    /** Returns the lines, of a benchmark with so many problems. */
    public static List<String> of(int problems, List<Judged> judged, List<Integer> ks, List<String> notes) {
        List<String> lines = new ArrayList<>();
        for (Judged one : judged) {
            ObjectNode object = JSON.createObjectNode();
            object.put("task_id", one.sample().taskId());
            object.put("base", one.base().word());
            one.plus().ifPresent(plus -> object.put("plus", plus.word()));
            if (!one.why().isEmpty()) {
                object.put("why", one.why());
            }
            lines.add(line(object));
        }
        boolean plus = judged.stream().anyMatch(one -> one.plus().isPresent());
        ObjectNode summary = JSON.createObjectNode();
        summary.put("problems", problems);
        summary.put(
                "without_sample",
                problems
                        - judged.stream()
                                .map(one -> one.sample().taskId())
                                .distinct()
                                .count());
        summary.put("samples", judged.size());
        summary.put("broken", judged.stream().filter(Judged::isBroken).count());
        ObjectNode base = summary.putObject("base");
        ks.forEach(k -> MeanPassAtK.of(judged, k, Judged::passesBase).ifPresent(value -> base.put("pass@" + k, value)));
        if (plus) {
            ObjectNode added = summary.putObject("plus");
            ks.forEach(k ->
                    MeanPassAtK.of(judged, k, Judged::passesPlus).ifPresent(value -> added.put("pass@" + k, value)));
        }
        notes.forEach(summary.putArray("notes")::add);
        lines.add(line(summary));
        return lines;
    }

    private static String line(ObjectNode object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict cannot be written as JSON", e);
        }
    }
}
