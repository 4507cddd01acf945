package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tokenward.dsl.check.SeriesCatalogue;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Value;

/** What an experiment produces, as far as its text tells before it is whole: names for tables and figures. */
final class Produced {
    private Produced() {}

    static List<String> series(Site site) {
        Set<String> series = new LinkedHashSet<>();
        for (String name : site.blocks("evaluate")) {
            String block = "evaluate." + name;
            List<String> metrics = written(site, "evaluate", name, "metric");
            (metrics.isEmpty() ? List.of("pass@1") : metrics).forEach(m -> series.add(block + "." + m));
            List<String> outcomes = written(site, "evaluate", name, "outcomes");
            if (!outcomes.isEmpty()) {
                series.add(block + ".outcomes");
            }
            outcomes.forEach(o -> series.add(block + "." + o));
            series.add(block + ".length");
            series.add(block + ".extraction_failure");
        }
        site.blocks("reward").forEach(name -> series.addAll(SeriesCatalogue.ofChannel(name)));
        series.addAll(SeriesCatalogue.TRAINING);
        return List.copyOf(series);
    }

    /** Returns the words of a setting where it is written nearest. */
    private static List<String> written(Site site, String kind, String name, String setting) {
        for (Declared experiment : site.chain()) {
            for (ExpNode.Member member : experiment.block().members()) {
                if (member instanceof ExpNode.Block block && block.title().equals(kind + " " + name)) {
                    List<String> words = words(block, setting);
                    if (!words.isEmpty()) {
                        return words;
                    }
                }
            }
        }
        return List.of();
    }

    private static List<String> words(ExpNode.Block block, String setting) {
        List<String> words = new ArrayList<>();
        for (ExpNode.Member member : block.members()) {
            if (member instanceof ExpNode.Setting s && s.path().text().equals(setting)) {
                List<Value> values = s.value() instanceof Value.Items items ? items.values() : List.of(s.value());
                values.forEach(v -> words.add(v.text()));
            }
        }
        return words;
    }

    static List<String> axes(Site site) {
        Set<String> axes = new LinkedHashSet<>();
        for (Declared experiment : site.chain()) {
            for (ExpNode.Member member : experiment.block().members()) {
                if (member instanceof ExpNode.Block block && block.kind().text().equals("sweep")) {
                    block.members().forEach(m -> {
                        if (m instanceof ExpNode.Setting axis) {
                            axes.add(axis.path().text());
                        }
                    });
                } else if (member instanceof ExpNode.Setting setting
                        && setting.path().text().startsWith("sweep.")) {
                    axes.add(setting.path().text().substring("sweep.".length()));
                }
            }
        }
        return List.copyOf(axes);
    }
}
