package tokenward.rewards.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.rewards.world.tree.WorldDecl;

/** A world that extends another: it keeps everything it does not declare itself. */
final class Inheritance {
    private Inheritance() {}

    static WorldDecl merge(WorldDecl parent, WorldDecl child) {
        Map<String, WorldDecl.Item> items = new LinkedHashMap<>();
        Map<String, WorldDecl.Slot> slots = new LinkedHashMap<>();
        List<WorldDecl.Item> all = new ArrayList<>(parent.items());
        all.addAll(child.items());
        for (WorldDecl.Item item : all) {
            if (item instanceof WorldDecl.State state) {
                state.slots().forEach(s -> slots.put(s.name().text(), s));
            } else {
                items.put(key(item), item);
            }
        }
        List<WorldDecl.Item> merged = new ArrayList<>();
        merged.add(new WorldDecl.State(List.copyOf(slots.values()), child.span()));
        merged.addAll(items.values());
        return new WorldDecl(child.name(), child.title(), child.parent(), merged, child.span());
    }

    /** Items with the same key replace one another. */
    private static String key(WorldDecl.Item item) {
        return switch (item) {
            case WorldDecl.Call call -> "call " + call.name();
            case WorldDecl.Def def -> "def " + def.name();
            case WorldDecl.Fact fact -> "fact " + fact.name();
            case WorldDecl.RecordType record -> "record " + record.name();
            case WorldDecl.Limit limit -> "limit " + limit.name();
            case WorldDecl.Invariant invariant -> "invariant " + invariant.span();
            case WorldDecl.Sorts sorts -> "sorts " + sorts.span();
            case WorldDecl.Alias alias -> "alias " + alias.left() + alias.right();
            default -> item.getClass().getSimpleName();
        };
    }
}
