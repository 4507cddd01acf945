package tokenward.dsl.vocabulary.reward;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;
import tokenward.dsl.schema.Noun;
import tokenward.dsl.schema.Within;

/** Penalises what a linter reports. */
@Doc("Penalises what a linter reports, at the reported spans.")
public record LintSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("The linter.") @Default("ruff") Tool tool,

        @Doc("Rules and families that are checked, as the linter names them.")
        @Default("[E4, E7, E9, F, B, S, PLE, PLW, W605]")
        List<Rule> rules,

        @Doc("Rules that are not, although a family has them.") @Default("[S101, S311]")
        List<Rule> ignore,

        @Doc(
                "Names a program may use that it does not define. The calls of the worlds the experiment simulates are among"
                        + " them without being named.")
        @Default("[]")
        List<String> builtins,

        @Doc("Version of Python the program is written for.") @Default("\"3.11\"")
        String python,

        @Doc("What a clean program is worth.") @Default("penalty")
        Form form,

        @Doc("Amount per report of a rule or family; the longest name that fits counts. Unless stated: syntax errors 1;"
                + " F821, F823, F7, PLE and dangerous calls 0.5; other S, F, B and PLW 0.2; E7 0.1; the rest 0.02.")
        @Within("[0, 1]")
        Map<String, Double> severity)
        implements RewardSettings {
    public LintSettings {
        rules = List.copyOf(rules);
        ignore = List.copyOf(ignore);
        builtins = List.copyOf(builtins);
        severity = Map.copyOf(severity);
    }

    /** Linters. */
    public enum Tool {
        @Doc("Ruff.")
        RUFF
    }

    /**
     * The name of a rule or a family of rules.
     *
     * @param code as the linter spells it, such as {@code F821}
     */
    @Noun("a rule or family of rules such as `E` or `F821`")
    public record Rule(String code) {
        /** Reads a rule such as {@code F821} or a family such as {@code PLE}. */
        public static Optional<Rule> parse(String word) {
            return word.matches("[A-Z]{1,5}[0-9]{0,5}") ? Optional.of(new Rule(word)) : Optional.empty();
        }

        @Override
        public String toString() {
            return code;
        }
    }

    /** What a clean program is worth. */
    public enum Form {
        @Doc("Clean code is worth 0, reports take off, down to -1.")
        PENALTY,
        @Doc("Clean code is worth 1, reports take off, down to -1.")
        CLEAN
    }
}
