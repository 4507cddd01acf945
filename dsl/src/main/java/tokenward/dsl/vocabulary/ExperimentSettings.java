package tokenward.dsl.vocabulary;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Presentation;
import tokenward.dsl.vocabulary.report.DecodingSettings;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;

/** One run of an experiment with every value settled. */
@Doc("What to train, on what, with which rewards, and what to show for it.")
public record ExperimentSettings(
        @Doc("Heading of the report.") @Default("\"\"") @Presentation
        String title,

        @Doc("How the policy is trained.") @Default("ppo") Method method,

        @Doc("Where reward lands: on the tokens that earned it, or all of it on the last token.") @Default("dense")
        Credit credit,

        @Doc("Root of every random stream.") @Default("1") long seed,
        @Doc("The networks.") ModelSettings model,
        @Doc("Task records, one block per role.") List<DataSettings> data,

        @Doc("How a task becomes a prompt, and where the program is in the answer.")
        PromptSettings prompt,

        @Doc("How completions are sampled while training.") RolloutSettings rollout,
        @Doc("Proximal policy optimisation.") PpoSettings ppo,
        @Doc("Supervised fine-tuning, for `method = sft`.") SftSettings sft,
        @Doc("The leash to the reference model.") KlSettings kl,

        @Doc("Reward channels; their weighted sum is the reward.")
        List<RewardSettings> reward,

        @Doc("Limits on programs under evaluation.") SandboxSettings sandbox,
        @Doc("Named ways to sample for evaluation.") List<DecodingSettings> decoding,
        @Doc("What is measured, and when.") List<EvaluateSettings> evaluate,
        @Doc("When training ends.") BudgetSettings budget,

        @Doc("What is saved, and which state is the result.")
        CheckpointSettings checkpoint,

        @Doc("The machine.") HardwareSettings hardware,
        @Doc("Tables of the report.") @Presentation List<TableSettings> table,
        @Doc("Figures of the report.") @Presentation List<FigureSettings> figure) {
    public ExperimentSettings {
        data = List.copyOf(data);
        reward = List.copyOf(reward);
        decoding = List.copyOf(decoding);
        evaluate = List.copyOf(evaluate);
        table = List.copyOf(table);
        figure = List.copyOf(figure);
    }

    /** Returns the data of a role such as {@code train}. */
    public Optional<DataSettings> data(String role) {
        return data.stream().filter(d -> d.name().equals(role)).findFirst();
    }

    /** Returns a named decoding. */
    public Optional<DecodingSettings> decoding(String name) {
        return decoding.stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
