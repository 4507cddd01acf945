package tokenward.experiments.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exp completion}: what a shell needs to complete command lines of {@code exp}. */
@Command(
        name = "completion",
        description = "Prints a script that completes verbs, options, files and topics: source <(exp completion bash).",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    /** For whom. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Override
    public Integer call() {
        CommandLine exp = spec.parent().commandLine();
        // zsh reads the script for bash, which switches its emulation on by itself.
        String script = shell == Shell.FISH ? FishScript.of(exp) : AutoComplete.bash("exp", exp);
        spec.commandLine().getOut().println(script.stripTrailing());
        return 0;
    }
}
