package tokenward.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;

/** A plan for tools: values spelled as in a file, so that what is read back is what was checked. */
final class PlanText {
    private PlanText() {}

    /** For whom. */
    enum Format {
        TEXT,
        YAML,
        JSON
    }

    static String of(ExperimentPlan plan, List<Provenance> values, Format format) {
        ObjectMapper mapper = format == Format.YAML
                ? YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build()
                : new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("experiment", plan.name());
        root.put("source", plan.source().toString());
        root.put("fingerprint", plan.fingerprint().hex());
        root.put("runs", plan.runs().size());
        ObjectNode settings = root.putObject("settings");
        for (Provenance value : values) {
            ObjectNode node = settings.putObject(value.path());
            node.put("value", value.value());
            node.put(
                    "from",
                    value.kind() == Provenance.Kind.FILE ? "file" : value.kind().word());
            if (!value.where().isEmpty()) {
                node.put("where", value.where());
            }
            if (!value.why().isEmpty()) {
                node.put("why", value.why());
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
}
