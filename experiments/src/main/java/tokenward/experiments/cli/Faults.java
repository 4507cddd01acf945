package tokenward.experiments.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.judging.RunException;
import tokenward.experiments.store.IoReason;
import tokenward.experiments.store.StoreException;
import tokenward.rewards.api.InfrastructureException;

/** Failures that are nobody's bug, as one message and an exit code. */
record Faults(String message, int exitCode) {
    /** Returns how a failure is told to the user; empty when it is a bug of ours. */
    static Optional<Faults> of(Throwable failure) {
        return switch (failure) {
            case UserError wrong -> said(wrong, wrong.exitCode());
            case RunException wrong -> said(wrong, wrong.isEnvironment() ? ExitCode.ENVIRONMENT : ExitCode.WRONG_INPUT);
            case DataException wrong -> said(wrong, ExitCode.WRONG_INPUT);
            case StoreException wrong ->
                said(wrong, wrong.isEnvironment() ? ExitCode.ENVIRONMENT : ExitCode.WRONG_INPUT);
            case CheckpointException wrong -> said(wrong, ExitCode.WRONG_INPUT);
            case InfrastructureException broken -> said(broken, ExitCode.ENVIRONMENT);
            case UncheckedIOException io -> Optional.of(new Faults(withReason(io), ExitCode.ENVIRONMENT));
            case ArithmeticException diverged ->
                Optional.of(new Faults(
                        "training diverged: " + diverged.getMessage()
                                + "\nhelp: a smaller learning rate, a smaller value_loss.coefficient or a larger"
                                + " kl.coefficient usually mends this; `exp resume` goes on from the last checkpoint",
                        ExitCode.WRONG_INPUT));
            case OutOfMemoryError memory ->
                Optional.of(new Faults(
                        "out of memory: " + memory.getMessage() + "\nhelp: lower ppo.micro_batch or rollout.max_length,"
                                + " or give the JVM more with EXP_JVM=-Xmx8g",
                        ExitCode.ENVIRONMENT));
            default -> Optional.empty();
        };
    }

    private static String withReason(UncheckedIOException failure) {
        String message = String.valueOf(failure.getMessage());
        IOException cause = failure.getCause();
        if (cause == null) {
            return message;
        }
        String reason = IoReason.of(cause);
        return message.toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT))
                ? message
                : message + ": " + reason;
    }

    private static Optional<Faults> said(Throwable failure, int exitCode) {
        return Optional.of(new Faults(String.valueOf(failure.getMessage()), exitCode));
    }
}
