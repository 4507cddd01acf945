package tokenward.rewards.world.compile;

import java.util.Map;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.WorldDecl;

/** A world with what tasks need to refer to it. */
public final class CompiledWorld {
    private final WorldDecl declaration;
    private final WorldSpec spec;
    private final Declarations declared;
    private final Map<String, Integer> events;
    private final SourceText source;

    CompiledWorld(
            WorldDecl declaration,
            WorldSpec spec,
            Declarations declared,
            Map<String, Integer> events,
            SourceText source) {
        this.declaration = declaration;
        this.spec = spec;
        this.declared = declared;
        this.events = events;
        this.source = source;
    }

    /** Returns the tree it was compiled from. */
    public WorldDecl declaration() {
        return declaration;
    }

    /** Returns the running code. */
    public WorldSpec spec() {
        return spec;
    }

    /** Returns the kinds of events its calls emit, with their number of values. */
    public Map<String, Integer> events() {
        return events;
    }

    /** Returns the file it stands in. */
    public SourceText source() {
        return source;
    }

    Declarations declared() {
        return declared;
    }
}
