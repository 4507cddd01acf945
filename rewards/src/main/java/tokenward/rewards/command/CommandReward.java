package tokenward.rewards.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Tool;

/**
 * Pays a program for what a tool reports about it: each report takes its amount off at its place, and the sum is cut at
 * -1, reports then sharing the loss in proportion. A program without a report is worth {@code clean}, a completion
 * without a program -1. A tool that is late, is killed or fails without reporting anything is broken: it says nothing
 * about the program.
 *
 * @see "Shojaee et al. 2023 (PPOCoder): compiler feedback, here on the tokens the compiler points at"
 */
public final class CommandReward implements Reward {
    private final String name;
    private final Tool tool;
    private final CommandConfig config;

    /** Creates the reward of a tool. */
    public CommandReward(String name, Tool tool, CommandConfig config) {
        this.name = name;
        this.tool = tool;
        this.config = config;
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<Span> code = completion.code();
        String program = completion.codeText();
        if (code.isEmpty() || program.isBlank()) {
            return Assessment.of(-1);
        }
        Tool.Ran ran = tool.run(config.file(), program, config.piped());
        Reports reports = Reports.read(ran.output(), config);
        if (reports.all().isEmpty() && reports.ignored() == 0 && ran.exitCode() != 0) {
            throw new InfrastructureException(name + " exited with " + ran.exitCode()
                    + " and reported nothing that was understood: "
                    + ran.output().lines().findFirst().orElse("no output"));
        }
        return assess(reports.all(), program, code.get().start());
    }

    private Assessment assess(List<Report> reports, String program, int shift) {
        double[] amounts = reports.stream()
                .mapToDouble(r -> r.amount().orElse(config.penalty()))
                .toArray();
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        double factor = sum > 1 ? 1 / sum : 1;
        LineMap lines = new LineMap(program);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            Span place = reports.get(i).place(program, lines).shift(shift);
            double amount = amounts[i] * factor;
            findings.add(
                    amount >= 0
                            ? new Finding.Penalty(place, amount, reports.get(i).message())
                            : new Finding.Credit(place, -amount, reports.get(i).message()));
        }
        return reports.isEmpty() ? Assessment.of(config.clean()) : Assessment.of(Math.min(1, -sum * factor), findings);
    }
}
