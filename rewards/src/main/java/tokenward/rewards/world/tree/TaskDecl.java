package tokenward.rewards.world.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** A task: what the user asks for, where the world begins, and what must hold of the trace. */
public record TaskDecl(
        Name name,
        Name world,
        List<Prompt> prompts,
        Optional<Name> split,
        Optional<Reference> reference,
        List<Start> starts,
        List<LetDecl> lets,
        List<GoalDecl> goals,
        Span span) {
    public TaskDecl {
        prompts = List.copyOf(prompts);
        starts = List.copyOf(starts);
        lets = List.copyOf(lets);
        goals = List.copyOf(goals);
    }

    /** One wording of the instruction. */
    public record Prompt(String text, Span span) {}

    /** A program that solves the task. */
    public record Reference(String program, Span span) {}

    /**
     * A start state.
     *
     * @param mayTimeOut whether a program that never ends is judged on its trace so far
     */
    public record Start(Name name, boolean mayTimeOut, List<Init> values, Span span) {}

    /** {@code at = "dock"} inside a start state. */
    public record Init(Name slot, Expr value) {}

    /** A named goal or trace, with parameters. */
    public record LetDecl(Name name, List<Name> params, Definition definition, Span span) {}

    /** What a let names. */
    public sealed interface Definition permits Goal, Trace {}

    /**
     * A goal of the task.
     *
     * @param label words for reports; empty when not given
     * @param starts the start states it is asked of; empty for all
     */
    public record GoalDecl(String label, List<Name> starts, Goal goal, Span span) {}
}
