package tokenward.rewards.world.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldParser.*;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.TaskDecl;
import tokenward.rewards.world.tree.Type;
import tokenward.rewards.world.tree.WorldDecl;
import tokenward.rewards.world.tree.WorldFile;

/** Builds the tree of a file that parsed without errors: worlds and tasks; what they contain is left to its helpers. */
final class TreeBuilder {
    private final Places places;
    private final Expressions expressions;
    private final Statements statements;
    private final Goals goals;
    private final SourceText source;

    TreeBuilder(SourceText source, List<Diagnostic> diagnostics) {
        this.source = source;
        this.places = new Places(source, 0);
        this.expressions = new Expressions(places, diagnostics);
        this.statements = new Statements(places, expressions);
        this.goals = new Goals(places, expressions);
    }

    WorldFile file(FileContext context) {
        List<WorldFile.Import> imports = new ArrayList<>();
        List<WorldDecl> worlds = new ArrayList<>();
        List<TaskDecl> tasks = new ArrayList<>();
        for (UnitContext unit : context.unit()) {
            if (unit.importDecl() != null) {
                Span span = places.span(unit.importDecl().STRING());
                imports.add(new WorldFile.Import(
                        expressions.unquote(unit.importDecl().STRING()), span));
            } else if (unit.world() != null) {
                worlds.add(world(unit.world()));
            } else {
                tasks.add(task(unit.task()));
            }
        }
        return new WorldFile(source, imports, worlds, tasks);
    }

    private WorldDecl world(WorldContext context) {
        List<WorldDecl.Item> items = new ArrayList<>();
        for (ItemContext item : context.item()) {
            item(item, items);
        }
        return new WorldDecl(
                places.name(context.name),
                context.title == null ? "" : expressions.unquote(context.STRING()),
                optional(context.parent),
                items,
                places.span(context));
    }

    private void item(ItemContext item, List<WorldDecl.Item> items) {
        Span span = places.span(item);
        switch (item) {
            case FactsItemContext c -> items.add(new WorldDecl.Facts(c.OPEN() != null, span));
            case NamesItemContext c -> items.add(new WorldDecl.Names(names(c.id()), span));
            case SortItemContext c -> items.add(new WorldDecl.Sorts(names(c.id()), span));
            case AliasItemContext c -> items.add(new WorldDecl.Alias(places.name(c.id(0)), places.name(c.id(1)), span));
            case RecordItemContext c ->
                items.add(new WorldDecl.RecordType(
                        places.name(c.name),
                        c.field().stream()
                                .map(f -> new WorldDecl.Field(places.name(f.id()), type(f.type())))
                                .toList(),
                        span));
            case StateItemContext c -> state(c, items);
            case CallItemContext c -> items.add(call(c));
            case DefItemContext c ->
                items.add(new WorldDecl.Def(
                        places.name(c.name),
                        names(c.id().subList(1, c.id().size())),
                        expressions.expr(c.expr()),
                        span));
            case InvariantItemContext c ->
                items.add(new WorldDecl.Invariant(expressions.expr(c.expr()), expressions.message(c.message()), span));
            case ArgumentsItemContext c -> items.add(new WorldDecl.Arguments(places.name(c.id()), span));
            case VisitsItemContext c -> items.add(new WorldDecl.Visits(places.name(c.id()), span));
            case FaithfulItemContext c ->
                items.add(new WorldDecl.Faithful(
                        c.quirk().stream()
                                .map(q -> new WorldDecl.Quirk(places.name(q.id()), amount(q)))
                                .toList(),
                        span));
            case SampleItemContext c ->
                items.add(new WorldDecl.Sample(
                        expressions.count(c.INT(0)),
                        c.UPTO() == null ? Optional.empty() : Optional.of(expressions.count(c.INT(1))),
                        c.NUMBER() == null ? Optional.empty() : Optional.of(expressions.decimal(c.NUMBER())),
                        span));
            case LimitItemContext c ->
                items.add(new WorldDecl.Limit(
                        places.name(c.id()),
                        c.INT() != null ? expressions.whole(c.INT()) : expressions.decimal(c.NUMBER()),
                        span));
            default -> throw new AssertionError(item.getClass());
        }
    }

    private Optional<Double> amount(QuirkContext quirk) {
        if (quirk.INT() != null) {
            return Optional.of((double) expressions.whole(quirk.INT()));
        }
        return quirk.NUMBER() == null ? Optional.empty() : Optional.of(expressions.decimal(quirk.NUMBER()));
    }

    private void state(StateItemContext context, List<WorldDecl.Item> items) {
        List<WorldDecl.Slot> slots = new ArrayList<>();
        List<WorldDecl.Item> facts = new ArrayList<>();
        for (SlotContext slot : context.slot()) {
            switch (slot) {
                case ValueSlotContext c ->
                    slots.add(new WorldDecl.Slot(
                            places.name(c.id()),
                            type(c.type()),
                            c.expr() == null ? Optional.empty() : Optional.of(expressions.expr(c.expr())),
                            places.span(c)));
                case FactSlotContext c ->
                    facts.add(new WorldDecl.Fact(
                            places.name(c.name),
                            names(c.id().subList(1, c.id().size())),
                            c.expr() == null ? Optional.empty() : Optional.of(expressions.expr(c.expr())),
                            places.span(c)));
                default -> throw new AssertionError(slot.getClass());
            }
        }
        items.add(new WorldDecl.State(List.copyOf(slots), places.span(context)));
        items.addAll(facts);
    }

    private WorldDecl.Call call(CallItemContext context) {
        List<WorldDecl.Param> params = new ArrayList<>();
        if (context.params() != null) {
            for (ParamContext p : context.params().param()) {
                List<Name> rules = names(p.id().subList(1, p.id().size()));
                params.add(new WorldDecl.Param(places.name(p.name), type(p.type()), rules));
            }
        }
        return new WorldDecl.Call(
                places.name(context.name),
                List.copyOf(params),
                context.type() == null ? Optional.empty() : Optional.of(type(context.type())),
                context.doc == null ? "" : expressions.unquote(context.STRING()),
                optional(context.code),
                statements.block(context.block()),
                places.span(context));
    }

    private Type type(TypeContext context) {
        Span span = places.span(context);
        return switch (context) {
            case NamedTypeContext c -> new Type.Named(places.name(c.id()), c.QUESTION() != null, span);
            case AnyTypeContext c -> new Type.Any(span);
            case GenericTypeContext c ->
                new Type.Generic(
                        places.name(c.id()), c.type().stream().map(this::type).toList(), span);
            default -> throw new AssertionError(context.getClass());
        };
    }

    private TaskDecl task(TaskContext context) {
        List<TaskDecl.Prompt> prompts = new ArrayList<>();
        Optional<Name> split = Optional.empty();
        Optional<TaskDecl.Reference> reference = Optional.empty();
        List<TaskDecl.Start> starts = new ArrayList<>();
        List<TaskDecl.LetDecl> lets = new ArrayList<>();
        List<TaskDecl.GoalDecl> goalsOfTask = new ArrayList<>();
        for (TaskItemContext item : context.taskItem()) {
            Span span = places.span(item);
            switch (item) {
                case PromptItemContext c ->
                    prompts.add(
                            new TaskDecl.Prompt(expressions.unquote(c.STRING() != null ? c.STRING() : c.TEXT()), span));
                case SplitItemContext c -> split = Optional.of(places.name(c.id()));
                case ReferenceItemContext c ->
                    reference = Optional.of(new TaskDecl.Reference(expressions.program(c.TEXT()), span));
                case StartItemContext c -> starts.add(start(c));
                case LetItemContext c ->
                    lets.add(new TaskDecl.LetDecl(
                            places.name(c.id(0)),
                            names(c.id().subList(1, c.id().size())),
                            c.goal() != null ? goals.goal(c.goal()) : goals.trace(c.trace()),
                            span));
                case GoalItemContext c ->
                    goalsOfTask.add(new TaskDecl.GoalDecl(
                            c.label == null ? "" : expressions.unquote(c.STRING()),
                            names(c.id()),
                            goals.goal(c.goal()),
                            span));
                default -> throw new AssertionError(item.getClass());
            }
        }
        return new TaskDecl(
                places.name(context.name),
                places.name(context.worldName),
                prompts,
                split,
                reference,
                starts,
                lets,
                goalsOfTask,
                places.span(context));
    }

    private TaskDecl.Start start(StartItemContext context) {
        List<TaskDecl.Init> values = context.init().stream()
                .map(i -> new TaskDecl.Init(places.name(i.id()), expressions.expr(i.expr())))
                .toList();
        return new TaskDecl.Start(places.name(context.id()), context.MAY() != null, values, places.span(context));
    }

    private List<Name> names(List<IdContext> ids) {
        return ids.stream().map(places::name).toList();
    }

    private Optional<Name> optional(@Nullable IdContext id) {
        return id == null ? Optional.empty() : Optional.of(places.name(id));
    }
}
