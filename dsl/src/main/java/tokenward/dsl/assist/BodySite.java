package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.groovy.BodyVocabulary;
import tokenward.dsl.groovy.BodyVocabulary.Owner;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Span;

/**
 * The place of a cursor in a reward body.
 *
 * @param word the name it touches, or the empty span at the cursor
 * @param name that name
 * @param receiver the name in front of the dot, or nothing
 */
record BodySite(Site site, Span word, String name, Optional<String> receiver) {
    static Optional<BodySite> of(Site site) {
        return site.cursor().body().map(body -> of(site, body));
    }

    private static BodySite of(Site site, Lexeme body) {
        String text = body.text();
        int at = site.cursor().offset() - body.span().start();
        int start = at;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int shift = body.span().start();
        return new BodySite(
                site, new Span(start + shift, end + shift), text.substring(start, end), receiver(text, start));
    }

    private static Optional<String> receiver(String text, int start) {
        if (start == 0 || text.charAt(start - 1) != '.') {
            return Optional.empty();
        }
        int end = start - 1;
        int from = end;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        return Optional.of(text.substring(from, end));
    }

    List<Suggestion> completions() {
        List<Suggestion> found = new ArrayList<>();
        if (site.cursor().offset() - site.cursor().body().orElseThrow().span().start() < "```groovy".length()) {
            return found;
        }
        Owner owner = receiver.map(BodyVocabulary::ownerBehind).orElse(Owner.BODY);
        for (BodyVocabulary.Word one : BodyVocabulary.of(owner)) {
            found.add(Suggestion.written(Suggestion.Kind.METHOD, one.name(), one.text(), word, "", one.doc(), 1));
        }
        if (owner == Owner.BODY) {
            parameters()
                    .forEach(parameter -> found.add(Suggestion.of(
                            Suggestion.Kind.SETTING,
                            parameter.path().text(),
                            word,
                            "parameter",
                            "`" + parameter.path().text() + " = "
                                    + parameter.value().text() + "`",
                            0)));
        }
        return found;
    }

    Optional<Hint> hint() {
        if (receiver.isEmpty()) {
            for (ExpNode.Setting parameter : parameters()) {
                if (parameter.path().text().equals(name)) {
                    String text =
                            "parameter `" + name + " = " + parameter.value().text() + "`";
                    return Optional.of(new Hint(word, text));
                }
            }
        }
        Owner owner = receiver.map(BodyVocabulary::ownerBehind).orElse(Owner.BODY);
        return BodyVocabulary.word(owner, name)
                .map(w -> new Hint(word, "`" + w.text().replace("|", "") + "`\n\n" + w.doc()));
    }

    /** Returns the settings the body reads as variables. */
    List<ExpNode.Setting> parameters() {
        List<String> names = site.spot()
                .filter(Spot.InStruct.class::isInstance)
                .map(spot -> List.copyOf(site.spots().parameters((Spot.InStruct) spot)))
                .orElse(List.of());
        List<ExpNode.Setting> parameters = new ArrayList<>();
        site.chain()
                .forEach(declared -> declared.block().members().forEach(member -> {
                    if (member instanceof ExpNode.Setting setting
                            && names.contains(setting.path().text())
                            && !(setting.value() instanceof Value.Fence)) {
                        parameters.add(setting);
                    }
                }));
        return parameters;
    }
}
