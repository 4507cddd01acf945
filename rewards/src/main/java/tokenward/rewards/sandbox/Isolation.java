package tokenward.rewards.sandbox;

import java.util.List;

/** How strongly programs are walled in, strongest first. Every level but the last has the system-call filter. */
public enum Isolation {
    /** Own name spaces with an almost empty, read-only file tree, set up by {@code bwrap}. */
    BUBBLEWRAP("bubblewrap", "own name spaces set up by bwrap, read-only files, system-call filter, resource limits"),
    /** The same set up by the fork-server itself; needs unprivileged user name spaces. */
    UNSHARE("unshare", "own name spaces, read-only files, system-call filter, resource limits"),
    /** The host's name spaces; Landlock closes the files where the kernel has it. */
    LIMITS("limits", "system-call filter, resource limits, and Landlock where the kernel has it"),
    /** Resource limits only. Never chosen unless asked for. */
    NONE("none", "resource limits only: a program can read files and use the network");

    private final String word;
    private final String meaning;

    Isolation(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Returns the name used in files and reports. */
    public String word() {
        return word;
    }

    /** Returns what the level holds back, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Returns the levels to try when none is asked for, strongest first; {@link #NONE} is not among them. */
    public static List<Isolation> strongestFirst() {
        return List.of(BUBBLEWRAP, UNSHARE, LIMITS);
    }
}
