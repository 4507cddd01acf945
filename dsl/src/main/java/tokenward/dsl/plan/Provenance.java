package tokenward.dsl.plan;

import java.util.Locale;

/**
 * A value and where it came from.
 *
 * @param path the setting
 * @param value as written, or the default
 * @param kind what vouches for it
 * @param where {@code file:line}, the command line's argument, or empty for a default
 * @param why the note's words, or empty
 * @param departsFrom the published value this one replaced and where it is published, {@code 0.2 (Table 3)}; empty when the
 *     paper gives none or the same
 */
public record Provenance(String path, String value, Kind kind, String where, String why, String departsFrom) {
    public Provenance {
        departsFrom = departsFrom == null ? "" : departsFrom;
    }

    /** Records a value that departs from nothing published. */
    public Provenance(String path, String value, Kind kind, String where, String why) {
        this(path, value, kind, where, why, "");
    }

    /** Returns the same, as a departure from a published value. */
    public Provenance departingFrom(String published) {
        return new Provenance(path, value, kind, where, why, published);
    }

    /** What vouches for a value. */
    public enum Kind {
        /** {@code @paper(...)}: published. */
        PAPER,
        /** {@code @assumed(...)}: chosen because nothing is published. */
        ASSUMED,
        /** {@code @tuned(...)}: found by trying. */
        TUNED,
        /** Written without a note. */
        FILE,
        /** A point of the sweep. */
        SWEEP,
        /** Given on the command line. */
        COMMAND_LINE,
        /** Nobody wrote it. */
        DEFAULT;

        /** Returns the word {@code explain} prints. */
        public String word() {
            return this == COMMAND_LINE ? "command line" : this == FILE ? "" : name().toLowerCase(Locale.ROOT);
        }
    }
}
