package tokenward.rewards.world;

import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.WorldSpec;

/** What a policy is told of a world: its calls as Python declarations, made from the file. */
public final class ApiPrompt {
    private ApiPrompt() {}

    /** Returns the header of a prompt: a docstring that lists the calls, and a stub with a comment for each. */
    public static String header(WorldSpec world) {
        StringBuilder out = new StringBuilder("\"\"\"Robot task programs");
        out.append(world.title().isEmpty() ? "" : " (" + world.title() + ")").append(".\n\n");
        out.append("Programs are named task_program and may use these functions:\n");
        for (CallSpec call : world.calls().values()) {
            out.append(call.name()).append('(');
            for (int i = 0; i < call.params().size(); i++) {
                out.append(i == 0 ? "" : ", ").append(call.params().get(i).name());
            }
            out.append(")\n");
        }
        out.append("\"\"\"\n");
        for (CallSpec call : world.calls().values()) {
            out.append('\n');
            if (!call.doc().isEmpty()) {
                out.append("# ").append(call.doc()).append('\n');
            }
            out.append(call.signature()).append("\n    ...\n");
        }
        return out.toString();
    }

    /** Returns the whole prompt of an instruction, up to where the program begins. */
    public static String of(WorldSpec world, String instruction) {
        return header(world) + "\n# Instruction: " + instruction.strip() + "\ndef task_program():";
    }
}
