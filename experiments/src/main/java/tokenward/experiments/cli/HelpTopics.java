package tokenward.experiments.cli;

import java.util.Iterator;
import java.util.List;
import tokenward.dsl.explain.Manual;
import tokenward.dsl.syntax.ExpCode;

/** What {@code exp help} knows by name, for completion: the topics of the manual and the codes of diagnostics. */
final class HelpTopics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        List<String> topics = Manual.topics();
        for (ExpCode code : ExpCode.values()) {
            topics.add(code.id());
        }
        return topics.iterator();
    }
}
