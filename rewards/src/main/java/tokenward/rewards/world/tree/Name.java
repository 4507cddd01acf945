package tokenward.rewards.world.tree;

import tokenward.grammars.text.Span;

/** A name and where it was written. */
public record Name(String text, Span span) {
    @Override
    public String toString() {
        return text;
    }
}
