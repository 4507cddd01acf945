package tokenward.grammars.python;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import tokenward.grammars.prefix.scan.Words.Word;

/**
 * How deep a text may nest. A parser by recursive descent needs stack for every level, and the texts of a policy under
 * training nest as deep as they are long.
 *
 * @param brackets most brackets open at once
 * @param blocks most blocks open at once
 * @param statement most words between two line ends that count
 */
record Nesting(int brackets, int blocks, int statement) {
    /** CPython's tokenizer refuses more open brackets than this. */
    static final int MOST_BRACKETS = 200;

    /** A tree is cut off below this many levels, so that whoever walks it needs no large stack. */
    static final int MOST_LEVELS = 1000;

    private static final int MODEST = 20;
    private static final int MODEST_STATEMENT = 200;
    private static final long STACK_BYTES = 512L << 20;

    static Nesting of(List<Word> words) {
        int open = 0;
        int brackets = 0;
        int depth = 0;
        int blocks = 0;
        int length = 0;
        int statement = 0;
        for (Word word : words) {
            length++;
            switch (word.type()) {
                case PythonParser.LPAR, PythonParser.LSQB, PythonParser.LBRACE -> open++;
                case PythonParser.RPAR, PythonParser.RSQB, PythonParser.RBRACE -> open--;
                case PythonParser.INDENT -> depth++;
                case PythonParser.DEDENT -> depth--;
                case PythonParser.NEWLINE -> length = 0;
                default -> {}
            }
            brackets = Math.max(brackets, open);
            blocks = Math.max(blocks, depth);
            statement = Math.max(statement, length);
        }
        return new Nesting(brackets, blocks, statement);
    }

    /** Runs a parse where there is stack enough for it: here, or on a thread made for it. */
    <T> T parse(Supplier<T> work) {
        if (brackets <= MODEST && blocks <= MODEST && statement <= MODEST_STATEMENT) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(null, task, "deep-parse", STACK_BYTES).start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program was parsed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a program could not be parsed", e.getCause());
        }
    }
}
