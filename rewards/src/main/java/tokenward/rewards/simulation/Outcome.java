package tokenward.rewards.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** What a program is worth in a world: the four columns of the paper's Table 2. */
public sealed interface Outcome {
    /** Returns the column's name. */
    String column();

    /** Returns a finer name for what happened, for reports and dense rewards. */
    String code();

    /** Returns what happened in one line. */
    String message();

    /** Returns the place in the program to blame, when there is one. */
    Optional<Span> site();

    /** Returns how bad it is: 0 for the worst. */
    default int rank() {
        return switch (this) {
            case PythonError e -> 0;
            case SimulationError e -> 1;
            case CompletionError e -> 2;
            case Success s -> 3;
        };
    }

    /** Returns whether the program ran to its end: completion error or success. */
    default boolean isExecutable() {
        return rank() >= 2;
    }

    /** Kinds of Python errors. */
    enum PythonFault {
        /** No program, or no entry point. */
        PROTOCOL,
        SYNTAX,
        /** A name nobody defined is called as if it were the robot's. */
        UNKNOWN_API,
        /** Another name nobody defined. */
        UNDEFINED,
        /** A robot call with a wrong number or name of arguments. */
        API_ARGS,
        TYPE,
        VALUE,
        /** Still running at the limit. */
        TIMEOUT,
        /** The process ended otherwise. */
        LOST,
        OTHER
    }

    /** The program itself is wrong. */
    record PythonError(PythonFault fault, String message, Optional<Span> site) implements Outcome {
        @Override
        public String column() {
            return "python_error";
        }

        @Override
        public String code() {
            return fault.name();
        }
    }

    /** A call asks of the world what it cannot do. */
    record SimulationError(String code, String message, Optional<Span> site) implements Outcome {
        @Override
        public String column() {
            return "simulation_error";
        }
    }

    /** The program ran and did not do what was asked. */
    record CompletionError(List<String> unmet) implements Outcome {
        public CompletionError {
            unmet = List.copyOf(unmet);
        }

        @Override
        public String column() {
            return "completion_error";
        }

        @Override
        public String code() {
            return "GOALS";
        }

        @Override
        public String message() {
            return unmet.size() == 1 ? "not met: " + unmet.get(0) : unmet.size() + " goals not met";
        }

        @Override
        public Optional<Span> site() {
            return Optional.empty();
        }
    }

    /** The program did what was asked. */
    record Success() implements Outcome {
        @Override
        public String column() {
            return "success";
        }

        @Override
        public String code() {
            return "OK";
        }

        @Override
        public String message() {
            return "all goals met";
        }

        @Override
        public Optional<Span> site() {
            return Optional.empty();
        }
    }

    /** Returns the columns of Table 2, in its order. */
    static List<String> columns() {
        return List.of("python_error", "simulation_error", "completion_error", "success");
    }

    /** Returns a sub-code in the words of a report: {@code RobotPickError} stays, {@code API_ARGS} becomes lower case. */
    static String word(String code) {
        return code.equals(code.toUpperCase(Locale.ROOT)) ? code.toLowerCase(Locale.ROOT) : code;
    }
}
