package tokenward.dsl.resolve;

/** Where a value came from, in order of precedence. */
public sealed interface Origin {
    /** Written in a file: the experiment's own, or the one of a parent. */
    record File() implements Origin {}

    /** A point of the sweep. */
    record Sweep() implements Origin {}

    /** An argument of the command line, from 1. */
    record CommandLine(int argument) implements Origin {}
}
