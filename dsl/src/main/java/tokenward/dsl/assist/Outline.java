package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import tokenward.dsl.syntax.ExpNode;
import tokenward.grammars.text.Span;

/**
 * A block of a file with what it holds, or a setting.
 *
 * @param name what is listed
 * @param detail the value of a setting, or what a block extends
 * @param block whether it is a block
 * @param span all of it
 * @param selection its name
 */
public record Outline(String name, String detail, boolean block, Span span, Span selection, List<Outline> children) {
    public Outline {
        children = List.copyOf(children);
    }

    /** Returns the blocks of a file. */
    static List<Outline> of(ExpNode.File file) {
        return file.blocks().stream().map(Outline::of).toList();
    }

    private static Outline of(ExpNode.Block block) {
        List<Outline> children = new ArrayList<>();
        for (ExpNode.Member member : block.members()) {
            switch (member) {
                case ExpNode.Block inner -> children.add(of(inner));
                case ExpNode.Setting setting ->
                    children.add(new Outline(
                            setting.path().text(),
                            shortened(setting.value().text()),
                            false,
                            setting.span(),
                            setting.path().span(),
                            List.of()));
                case ExpNode.Removal removal ->
                    children.add(new Outline(
                            "without " + removal.path().text(),
                            "",
                            false,
                            removal.span(),
                            removal.path().span(),
                            List.of()));
            }
        }
        String detail = block.parent().map(p -> "extends " + p.text()).orElse("");
        return new Outline(
                (block.define() ? "define " : "") + block.title(),
                detail,
                true,
                block.span(),
                block.label().span(),
                children);
    }

    private static String shortened(String value) {
        int most = 60;
        return value.length() > most ? value.substring(0, most - 1) + "…" : value;
    }
}
