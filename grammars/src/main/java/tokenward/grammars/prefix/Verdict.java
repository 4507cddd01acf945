package tokenward.grammars.prefix;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import tokenward.grammars.text.Span;

/** What there is to say about a prefix. */
public sealed interface Verdict {
    /**
     * Some program begins like this.
     *
     * @param complete whether the prefix is a program as it stands
     */
    record Viable(boolean complete) implements Verdict {}

    /**
     * No program begins like this.
     *
     * @param offending the first word that no program has there, as far as it was read; UTF-16 offsets
     * @param expected what could have come instead, in the words of the language, such as {@code `:`} or
     *     {@code a name}
     */
    record Dead(Span offending, SortedSet<String> expected) implements Verdict {
        public Dead {
            expected = Collections.unmodifiableSortedSet(new TreeSet<>(expected));
        }

        /** Returns the expectation as a phrase: {@code expected `:` or an operator}. */
        public String message() {
            return expected.isEmpty() ? "nothing can follow here" : "expected " + list();
        }

        private String list() {
            String all = String.join(", ", expected);
            int last = all.lastIndexOf(", ");
            return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
        }
    }

    /** Returns whether some program begins like this. */
    default boolean isViable() {
        return this instanceof Viable;
    }

    /** Returns whether the text is a program as it stands. */
    default boolean isComplete() {
        return this instanceof Viable viable && viable.complete();
    }
}
