package tokenward.experiments.cli.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.type.Fence;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;

/** A plan for tools: values spelled as in a file, so that {@link PlanFile} reads back what was checked. */
final class PlanText {
    private PlanText() {}

    /** For whom. */
    enum Format {
        TEXT,
        YAML,
        JSON
    }

    /**
     * Returns a plan as text.
     *
     * @param values those of its first run that are shown
     */
    static String of(ExperimentPlan plan, List<Provenance> values, Format format) {
        ObjectMapper mapper = format == Format.YAML
                ? YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build()
                : new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("experiment", plan.name());
        root.put("source", plan.source().toAbsolutePath().normalize().toString());
        root.put("fingerprint", plan.fingerprint().hex());
        root.put("runs", plan.runs().size());
        ObjectNode worlds = root.putObject("worlds");
        plan.worlds().forEach((name, file) -> worlds.put(name, absolute(file)));
        ObjectNode sweep = root.putObject("sweep");
        plan.axes().forEach(axis -> {
            ArrayNode points = sweep.putArray(axis.path());
            axis.values().forEach(points::add);
        });
        ObjectNode rewards = root.putObject("rewards");
        ObjectNode settings = root.putObject("settings");
        Set<String> written = new LinkedHashSet<>();
        for (Provenance value : values) {
            written.add(value.path());
            setting(settings.putObject(value.path()), value, body(plan.first(), value.path()));
        }
        for (RunPlan run : plan.runs()) {
            run.settings().reward().forEach(reward -> rewards.put(reward.name(), kind(reward)));
            // A block that the first point of an `ablate` axis leaves out is there in other points.
            boolean whole = values.size() == plan.first().provenance().size();
            for (Provenance value : whole ? run.provenance() : List.<Provenance>of()) {
                if (written.add(value.path())) {
                    setting(settings.putObject(value.path()), value, body(run, value.path()));
                }
            }
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(root)
                            .stripTrailing() + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always writable", e);
        }
    }

    private static void setting(ObjectNode node, Provenance value, Optional<String> body) {
        node.put("value", body.orElse(value.value()));
        node.put(
                "from",
                value.kind() == Provenance.Kind.FILE ? "file" : value.kind().word());
        if (!value.where().isEmpty()) {
            int colon = value.where().lastIndexOf(':');
            boolean file = colon > 0 && !value.where().contains(" ");
            node.put(
                    "where",
                    file
                            ? absolute(Path.of(value.where().substring(0, colon)))
                                    + value.where().substring(colon)
                            : value.where());
        }
        if (!value.why().isEmpty()) {
            node.put("why", value.why());
        }
    }

    /** The text of a Groovy body, which a listing shortens. */
    private static Optional<String> body(RunPlan run, String path) {
        return run.settings().reward().stream()
                .filter(r -> path.equals("reward." + r.name() + ".assess"))
                .filter(CustomSettings.class::isInstance)
                .flatMap(r -> ((CustomSettings) r).assess().stream())
                .map(Fence::groovy)
                .findFirst();
    }

    /** The word that chooses a reward's shape; {@code custom} for one of the user's own. */
    private static String kind(RewardSettings reward) {
        String name = reward.getClass().getSimpleName().replaceFirst("Settings$", "");
        String word = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return word.equals("unit_test") ? "unit_tests" : word;
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
