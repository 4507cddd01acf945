package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/**
 * What to say of a name that a block does not have. The ladder: a close name of the block; the same name in another
 * block; the name other libraries use; the list.
 */
final class Unknown {
    /** Names from other libraries, with what they are called here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("lr", "ppo.learning_rate"),
            Map.entry("alpha", "model.policy.lora.alpha"),
            Map.entry("lora_r", "model.policy.lora.rank"),
            Map.entry("r", "model.policy.lora.rank"),
            Map.entry("eps", "ppo.clip_range"),
            Map.entry("epsilon", "ppo.clip_range"),
            Map.entry("clip", "ppo.clip_range"),
            Map.entry("ent_coef", "ppo.entropy"),
            Map.entry("entropy_coef", "ppo.entropy"),
            Map.entry("max_tokens", "rollout.max_length"),
            Map.entry("max_length", "rollout.max_length"),
            Map.entry("num_generations", "rollout.samples_per_prompt"),
            Map.entry("group_size", "rollout.samples_per_prompt"),
            Map.entry("n", "rollout.samples_per_prompt"),
            Map.entry("batch_size", "ppo.batch"),
            Map.entry("mini_batch_size", "ppo.mini_batch"),
            Map.entry("num_mini_batches", "ppo.mini_batch"),
            Map.entry("gradient_accumulation_steps", "ppo.micro_batch"),
            Map.entry("ppo_epochs", "ppo.epochs"),
            Map.entry("num_ppo_epochs", "ppo.epochs"),
            Map.entry("cliprange", "ppo.clip_range"),
            Map.entry("vf_coef", "ppo.value_loss.coefficient"),
            Map.entry("cliprange_value", "ppo.value_loss.clip_range"),
            Map.entry("gamma", "ppo.advantage"),
            Map.entry("lam", "ppo.advantage"),
            Map.entry("lambda", "ppo.advantage"),
            Map.entry("beta", "kl.coefficient"),
            Map.entry("kl_coef", "kl.coefficient"),
            Map.entry("init_kl_coef", "kl.coefficient"),
            Map.entry("max_new_tokens", "rollout.max_length"),
            Map.entry("response_length", "rollout.max_length"),
            Map.entry("num_return_sequences", "rollout.samples_per_prompt"),
            Map.entry("weight_decay", "ppo.optimizer"),
            Map.entry("lora_alpha", "model.policy.lora.alpha"),
            Map.entry("lora_dropout", "model.policy.lora.dropout"),
            Map.entry("target_modules", "model.policy.lora.targets"),
            Map.entry("steps", "budget.updates"),
            Map.entry("max_steps", "budget.updates"),
            Map.entry("num_train_epochs", "budget.passes"));

    /** Words of programs. */
    private static final Map<String, String> LOGIC = Map.of(
            "if", "there are no conditions; what depends on the program belongs into the body of a `define reward`",
            "for", "there are no loops; runs are repeated by a sweep: `sweep { seed = 1 .. 3 }`");

    private final Struct root;

    Unknown(Struct root) {
        this.root = root;
    }

    Diagnostic explain(
            Struct struct,
            Collection<String> parameters,
            ExpNode.Word word,
            String prefix,
            boolean asBlock,
            Set<String> present,
            SourceText source) {
        String name = word.text();
        List<String> candidates = new ArrayList<>();
        struct.named().forEach(m -> {
            boolean block = !(m instanceof Member.Setting);
            if (block == asBlock) {
                candidates.add(m.name());
            }
        });
        struct.named().map(Member::name).filter(n -> !candidates.contains(n)).forEach(candidates::add);
        candidates.addAll(parameters);
        if (prefix.isEmpty()) {
            candidates.add("sweep");
        }
        candidates.removeIf(c -> present.contains(c) && !asBlock);
        String owner = prefix.isEmpty() ? "an experiment" : "`" + prefix + "`";
        String title = owner + " has no " + (asBlock ? "block" : "setting") + " `" + name + "`";
        ExpCode code = asBlock ? ExpCode.E0202 : ExpCode.E0201;
        Optional<String> near = Nearest.of(name, candidates);
        Diagnostic problem =
                Diagnostic.of(code, title, source, word.span(), "unknown").meant(near);
        if (near.isPresent()) {
            return problem.help(listing(struct, prefix));
        }
        if (asBlock && LOGIC.containsKey(name)) {
            return problem.help(LOGIC.get(name));
        }
        return elsewhere(name)
                .map(path -> elsewhere(problem.help("did you mean `" + path + "`?"), path, prefix, word))
                .orElseGet(() -> problem.help(listing(struct, prefix)));
    }

    /** A setting of another block cannot stand where the wrong name is; one of this block stands without its path. */
    private static Diagnostic elsewhere(Diagnostic problem, String path, String prefix, ExpNode.Word word) {
        boolean here = !prefix.isEmpty() && path.startsWith(prefix + ".");
        return here ? problem.edit(word.span(), path.substring(prefix.length() + 1)) : problem;
    }

    private Optional<String> elsewhere(String name) {
        if (FOREIGN.containsKey(name)) {
            return Optional.of(FOREIGN.get(name));
        }
        List<String> paths = new ArrayList<>();
        collect(root, "", paths);
        for (String path : paths) {
            if (path.substring(path.lastIndexOf('.') + 1).equals(name)) {
                return Optional.of(path);
            }
        }
        for (Member member : root.members()) {
            if (member instanceof Member.Family family && family.shapes().containsKey(name)) {
                return Optional.of(family.name() + " " + name + " { ... }");
            }
        }
        List<String> names =
                paths.stream().map(p -> p.substring(p.lastIndexOf('.') + 1)).toList();
        return Nearest.of(name, names).map(n -> paths.get(names.indexOf(n)));
    }

    private static void collect(Struct struct, String prefix, List<String> paths) {
        struct.named().forEach(member -> {
            String path = prefix.isEmpty() ? member.name() : prefix + "." + member.name();
            if (member instanceof Member.Section section) {
                collect(section.struct(), path, paths);
            } else if (!(member instanceof Member.Group || member instanceof Member.Family)) {
                paths.add(path);
            }
        });
    }

    private static String listing(Struct struct, String prefix) {
        List<String> names = struct.names();
        int most = 12;
        if (names.size() <= most && !names.isEmpty()) {
            return "there is `" + String.join("`, `", names) + "`";
        }
        return prefix.isEmpty()
                ? "`exp help experiment` lists what an experiment holds"
                : "`exp help " + prefix.replaceAll("\\..*", "") + "` lists its " + names.size() + " settings";
    }
}
