package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.Patterns;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles one world: checks everything it declares and turns its calls into code. */
public final class WorldCompiler {
    private static final Set<String> LIMITS = Set.of("seconds", "calls");

    private final Problems problems;
    private final Declarations declared;
    private final ExprCompiler expressions;
    private final List<WorldSpec.SlotSpec> slots = new ArrayList<>();
    private final List<WorldSpec.InvariantSpec> invariants = new ArrayList<>();
    private final Set<Set<String>> aliases = new LinkedHashSet<>();
    private final Set<WorldSpec.NameRule> rules = EnumSet.noneOf(WorldSpec.NameRule.class);
    private final Map<Quirk, Double> quirks = new EnumMap<>(Quirk.class);
    private final Map<String, Double> limits = new LinkedHashMap<>();
    private WorldSpec.Sampling sampling = new WorldSpec.Sampling(1, 0, 0);
    private boolean open;
    private String argumentException = "Exception";
    private Optional<Name> visits = Optional.empty();

    /**
     * Prepares a compiler.
     *
     * @param source the file the world stands in
     * @param diagnostics receives what is wrong
     */
    public WorldCompiler(SourceText source, List<Diagnostic> diagnostics) {
        this.problems = new Problems(source, diagnostics);
        this.declared = new Declarations(problems);
        this.expressions = new ExprCompiler(declared, problems);
    }

    /** Compiles a world. The result may be used only when no error was reported. */
    public CompiledWorld compile(WorldDecl world) {
        world.items().forEach(this::declare);
        world.items().forEach(this::shape);
        boolean hasInvariants = world.items().stream().anyMatch(WorldDecl.Invariant.class::isInstance);
        CallCompiler calls = new CallCompiler(declared, expressions, problems, hasInvariants);
        world.items().forEach(item -> define(item, calls));
        visits.ifPresent(event -> checkVisits(event, calls.events()));
        WorldSpec spec = new WorldSpec(
                world.name().text(),
                world.title(),
                open,
                Set.copyOf(rules),
                List.copyOf(slots),
                Map.copyOf(declared.facts),
                calls.calls(),
                List.copyOf(invariants),
                Set.copyOf(aliases),
                argumentException,
                visits.map(Name::text),
                quirks,
                sampling,
                Map.copyOf(limits),
                new Patterns());
        return new CompiledWorld(world, spec, declared, Map.copyOf(calls.events()), problems.source());
    }

    /** First round: names of sorts, records, definitions. */
    private void declare(WorldDecl.Item item) {
        switch (item) {
            case WorldDecl.Sorts sorts -> {
                for (Name name : sorts.names()) {
                    if (declared.claim("sort", name)) {
                        declared.sorts.add(name.text());
                    }
                }
            }
            case WorldDecl.RecordType record -> {
                if (declared.claim("record", record.name())) {
                    declared.records.put(record.name().text(), record);
                }
            }
            case WorldDecl.Def def -> {
                if (declared.claim("definition", def.name())) {
                    declared.defs.put(def.name().text(), def);
                }
            }
            default -> {}
        }
    }

    /** Second round: the shape of the state and all settings. */
    private void shape(WorldDecl.Item item) {
        switch (item) {
            case WorldDecl.Facts facts -> open = facts.open();
            case WorldDecl.Names names -> names.rules().forEach(this::rule);
            case WorldDecl.Alias alias -> aliases.add(Set.of(sort(alias.left()), sort(alias.right())));
            case WorldDecl.RecordType record -> fields(record);
            case WorldDecl.State state -> state.slots().forEach(this::slot);
            case WorldDecl.Fact fact -> fact(fact);
            case WorldDecl.Arguments arguments ->
                argumentException = arguments.exception().text();
            case WorldDecl.Visits v -> visits = Optional.of(v.event());
            case WorldDecl.Faithful faithful -> faithful.quirks().forEach(this::quirk);
            case WorldDecl.Sample sample -> sample(sample);
            case WorldDecl.Limit limit -> limit(limit);
            default -> {}
        }
    }

    /** Third round: everything with code. */
    private void define(WorldDecl.Item item, CallCompiler calls) {
        switch (item) {
            case WorldDecl.State state -> state.slots().forEach(this::initial);
            case WorldDecl.Def def -> checkDef(def);
            case WorldDecl.Call call -> calls.compile(call);
            case WorldDecl.Invariant invariant -> {
                Scope scope = new Scope();
                Code condition = expressions.compile(invariant.condition(), Kind.BOOL, scope);
                Code message = expressions.message(invariant.message(), scope);
                String code = invariant.message().code().map(Name::text).orElse("");
                invariants.add(new WorldSpec.InvariantSpec(condition, code, message, scope.size()));
            }
            default -> {}
        }
    }

    private void rule(Name name) {
        for (WorldSpec.NameRule rule : WorldSpec.NameRule.values()) {
            if (rule.name().toLowerCase(Locale.ROOT).equals(name.text())) {
                rules.add(rule);
                return;
            }
        }
        problems.unknown(
                WorldFault.UNKNOWN_WORD,
                "rule for names",
                name,
                Set.of("trim", "lower", "exact", "regex", "ignorecase"));
    }

    private String sort(Name name) {
        if (!declared.sorts.contains(name.text())) {
            problems.unknown(WorldFault.UNKNOWN_SORT, "sort", name, declared.sorts);
        }
        return name.text();
    }

    private void fields(WorldDecl.RecordType record) {
        Map<String, Span> seen = new LinkedHashMap<>();
        for (WorldDecl.Field field : record.fields()) {
            Span earlier = seen.putIfAbsent(field.name().text(), field.name().span());
            if (earlier != null) {
                problems.duplicate("part", field.name(), earlier);
            }
            declared.kind(field.type());
        }
    }

    private void slot(WorldDecl.Slot slot) {
        if (declared.claim("slot", slot.name())) {
            Kind kind = declared.kind(slot.type());
            declared.slots.put(slot.name().text(), new Declarations.Slot(declared.slots.size(), kind));
        }
    }

    private void initial(WorldDecl.Slot slot) {
        Declarations.Slot known = declared.slots.get(slot.name().text());
        if (known == null || slots.size() != known.index()) {
            return;
        }
        Scope scope = new Scope();
        Optional<Code> code = slot.initial().map(e -> expressions.compile(e, known.kind(), scope));
        slots.add(new WorldSpec.SlotSpec(slot.name().text(), known.kind(), code, scope.size()));
    }

    private void fact(WorldDecl.Fact fact) {
        if (!declared.claim("fact", fact.name())) {
            return;
        }
        WorldSpec.Distribution distribution = fact.chance()
                .map(e -> new Chances(problems, expressions).compile(e))
                .orElse(frame -> new WorldSpec.Weighted(List.of(), List.of()));
        if (fact.chance().isEmpty() && open) {
            problems.add(
                    WorldFault.NO_VALUE,
                    fact.span(),
                    "a fact of an open world needs a distribution",
                    "write `~ coin(0.5)`");
        }
        declared.facts.put(
                fact.name().text(),
                new WorldSpec.FactSpec(fact.name().text(), fact.params().size(), distribution));
    }

    private void quirk(WorldDecl.Quirk quirk) {
        Optional<Quirk> known = Quirk.of(quirk.name().text());
        if (known.isEmpty()) {
            List<String> words = new ArrayList<>();
            for (Quirk q : Quirk.values()) {
                words.add(q.word());
            }
            problems.unknown(WorldFault.UNKNOWN_WORD, "quirk", quirk.name(), words);
            return;
        }
        quirks.put(known.get(), quirk.amount().orElse(1.0));
    }

    private void sample(WorldDecl.Sample sample) {
        if (sample.worlds() < 1) {
            problems.add(
                    WorldFault.OUT_OF_RANGE,
                    sample.span(),
                    "at least one world must be sampled",
                    "not " + sample.worlds());
        }
        double reject = sample.reject().orElse(0.0);
        if (reject > 1) {
            problems.add(
                    WorldFault.OUT_OF_RANGE, sample.span(), "a share of worlds lies between 0 and 1", "not " + reject);
        }
        sampling = new WorldSpec.Sampling(sample.worlds(), sample.exhaustive().orElse(0), reject);
    }

    private void limit(WorldDecl.Limit limit) {
        if (!LIMITS.contains(limit.name().text())) {
            problems.unknown(WorldFault.UNKNOWN_WORD, "limit", limit.name(), LIMITS);
        } else if (limit.value() <= 0) {
            problems.add(WorldFault.OUT_OF_RANGE, limit.span(), "a limit is more than 0", "not " + limit.value());
        }
        limits.put(limit.name().text(), limit.value());
    }

    private void checkDef(WorldDecl.Def def) {
        Scope scope = new Scope();
        def.params().forEach(p -> scope.declare(p.text(), Kind.ANY));
        expressions.compile(def.body(), scope);
    }

    private void checkVisits(Name event, Map<String, Integer> events) {
        Integer values = events.get(event.text());
        if (values == null || values == 0) {
            problems.unknown(WorldFault.UNKNOWN_EVENT, "event with a place", event, events.keySet());
        }
    }
}
