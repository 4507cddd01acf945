package tokenward.experiments.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tokenward.dsl.resolve.Resolver;
import tokenward.dsl.syntax.ExpCode;

/** What {@code exp help} knows by name, for completion: the codes of diagnostics and the blocks of an experiment. */
final class HelpTopics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        List<String> topics = new ArrayList<>(List.of("experiment"));
        topics.addAll(Resolver.SCHEMA.names());
        for (ExpCode code : ExpCode.values()) {
            topics.add(code.id());
        }
        return topics.iterator();
    }
}
