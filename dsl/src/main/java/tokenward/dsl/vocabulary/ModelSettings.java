package tokenward.dsl.vocabulary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Refers;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.config.Precision;

/** The networks of an experiment. */
@Doc("The networks.")
public record ModelSettings(
        @Doc("The model that writes programs.") Policy policy,

        @Doc("The frozen model that the KL penalty compares with.")
        Reference reference,

        @Doc("The critic.") Value value) {

    /** The model that writes programs. */
    public record Policy(
            @Doc("Directory in Hugging Face layout, or a name on its hub; needed unless `architecture` starts afresh.")
            Optional<Checkpoint> checkpoint,

            @Doc("PEFT directory to go on from.") Optional<Path> adapter,

            @Doc("Number format of the frozen weights; what is trained is always f32.") @Default("auto")
            Precision precision,

            @Doc("Low-rank adapters to train; without this block every weight is trained.")
            Optional<Lora> lora,

            @Doc("A new network with random weights instead of a checkpoint.")
            Optional<Architecture> architecture) {}

    /** Low-rank adapters. */
    public record Lora(
            @Doc("Rank of the two factors.") @Within("[1, 1024]") @Default("16")
            int rank,

            @Doc("The product is scaled by alpha / rank.") @Within("(0, inf)") @Default("32")
            double alpha,

            @Doc(
                    value = "Probability of dropping an input while training.",
                    note = "dropout is off while ratios are computed")
            @Within("[0, 1)")
            @Default("0")
            double dropout,

            @Doc("Linear modules that get adapters.") @Default("[q_proj, k_proj, v_proj, o_proj]")
            List<LoraTarget> targets) {
        public Lora {
            targets = List.copyOf(targets);
        }

        /** Returns the engine's record. */
        public LoraConfig toConfig() {
            TreeSet<String> names = new TreeSet<>();
            targets.forEach(target -> names.add(target.module()));
            return new LoraConfig(rank, alpha, dropout, names);
        }
    }

    /** The linear modules of a Qwen2 layer. */
    public enum LoraTarget {
        Q_PROJ,
        K_PROJ,
        V_PROJ,
        O_PROJ,
        GATE_PROJ,
        UP_PROJ,
        DOWN_PROJ;

        /** Returns the module's name in the checkpoint. */
        public String module() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The shape of a network that starts from random weights. */
    public record Architecture(
            @Doc("Hugging Face `tokenizer.json`.") Path tokenizer,
            @Doc("Decoder layers.") @Within("[1, 1024]") int layers,

            @Doc("Width of the residual stream.") @Within("[1, 65536]")
            int hidden,

            @Doc("Width of the gated feed-forward.") @Within("[1, 262144]")
            int intermediate,

            @Doc("Query heads.") @Within("[1, 1024]") int heads,

            @Doc("Key and value heads; must divide `heads`.") @Within("[1, 1024]")
            int kvHeads,

            @Doc("Longest sequence, prompt and completion.") @Counts("tokens") @Default("1024") @Within("[1, inf)")
            int context,

            @Doc("Base of the rotary positions.") @Within("(1, inf)") @Default("10_000")
            double ropeTheta,

            @Doc("Whether the output head is the embedding matrix.") @Default("true")
            boolean tied) {}

    /** The frozen model that the KL penalty compares with. */
    public record Reference(
            @Doc("The model it copies before training starts.") @Refers("model") @Default("policy")
            String from,

            @Doc("Always true: a reference that moves is another algorithm.") @Default("true")
            boolean frozen) {}

    /** The critic. */
    public record Value(
            @Doc("The model whose weights it starts from.") @Refers("model") @Default("policy")
            String from,

            @Doc("A scalar head on the policy's trunk, a second model with a scalar head, or no critic.")
            @Default("scalar")
            Head head) {
        /** Returns the engine's word for it. */
        public CriticConfig toConfig() {
            return switch (head) {
                case SCALAR -> CriticConfig.HEAD;
                case SEPARATE -> CriticConfig.SEPARATE;
                case NONE -> CriticConfig.NONE;
            };
        }
    }

    /** Kinds of critic. */
    public enum Head {
        @Doc("A scalar head on the policy's last hidden state.")
        SCALAR,
        @Doc("A second model with adapters and a scalar head of its own.")
        SEPARATE,
        @Doc("No critic: group-relative and leave-one-out advantages need none.")
        NONE
    }
}
