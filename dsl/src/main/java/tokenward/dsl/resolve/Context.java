package tokenward.dsl.resolve;

import java.util.Map;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.syntax.ExpNode;
import tokenward.grammars.text.SourceText;

/**
 * Where in a declaration a member stands.
 *
 * @param owner the experiment or definition it is written in
 * @param source in which text
 * @param defining whether that is a definition, whose unknown settings are parameters
 * @param prefix the blocks it stands in, joined by points
 * @param set what the declaration has set so far, by path; grows
 */
record Context(Declared owner, SourceText source, boolean defining, String prefix, Map<String, ExpNode.Setting> set) {
    Context below(String name) {
        return new Context(owner, source, defining, path(name), set);
    }

    /** Returns the path of a member that stands here. */
    String path(String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
