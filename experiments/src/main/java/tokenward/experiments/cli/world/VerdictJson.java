package tokenward.experiments.cli.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.simulation.GoalResult;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.StartVerdict;
import tokenward.rewards.simulation.WorldVerdict;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;

/** What became of a program, for tools: everything {@link VerdictText} says, and the whole trace. */
final class VerdictJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SourceText program;
    private final Profile profile;

    VerdictJson(SourceText program, Profile profile) {
        this.program = program;
        this.profile = profile;
    }

    /** Returns one object: the task if there is one, the outcome, and every start. */
    ObjectNode of(Optional<String> task, Outcome outcome, List<StartVerdict> starts) {
        ObjectNode node = JSON.createObjectNode();
        task.ifPresent(name -> node.put("task", name));
        node.put("outcome", outcome.column());
        ArrayNode all = node.putArray("starts");
        starts.forEach(start -> all.add(start(start)));
        return node;
    }

    private ObjectNode start(StartVerdict start) {
        WorldVerdict shown = VerdictText.telling(start);
        Outcome outcome = shown.outcome();
        ObjectNode node = JSON.createObjectNode();
        node.put("start", start.start());
        node.put("outcome", start.outcome().column());
        node.put("code", outcome.code());
        node.put("message", outcome.message());
        VerdictText.site(outcome, profile).ifPresent(site -> Diagnostics.place(node.putObject("site"), site, program));
        node.put("worlds", start.worlds().size());
        node.put("explored", start.explored());
        node.put("failing", start.failing());
        ArrayNode goals = node.putArray("goals");
        for (GoalResult goal : shown.goals()) {
            goals.addObject().put("goal", goal.label()).put("met", goal.met()).put("progress", goal.progress());
        }
        ArrayNode trace = node.putArray("trace");
        for (ProgramRun.Traced traced : shown.run().trace()) {
            ObjectNode event = trace.addObject();
            event.put("event", traced.event().kind());
            event.set("values", JSON.valueToTree(traced.event().values()));
            traced.site()
                    .map(Span::start)
                    .ifPresent(at -> event.put("line", program.lines().lineAt(at)));
        }
        return node;
    }
}
