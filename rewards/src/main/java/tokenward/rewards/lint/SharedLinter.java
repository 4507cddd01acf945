package tokenward.rewards.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import tokenward.rewards.api.InfrastructureException;

/**
 * A linter many threads ask at once: while one batch is under way the questions that come in wait, and make the next
 * batch together. Rollouts are judged one by one and in parallel, yet Ruff is asked a few times an update only.
 */
final class SharedLinter implements Linter {
    private final Linter linter;
    private final ConcurrentLinkedQueue<Question> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    SharedLinter(Linter linter) {
        this.linter = linter;
    }

    /** Programs of one caller and, once their batch is over, what was found or what went wrong; guarded by the turn. */
    private static final class Question {
        private final List<String> programs;
        private Optional<List<List<Lint>>> answer = Optional.empty();
        private Optional<RuntimeException> failure = Optional.empty();

        Question(List<String> programs) {
            this.programs = programs;
        }

        boolean isOpen() {
            return answer.isEmpty() && failure.isEmpty();
        }
    }

    @Override
    public List<List<Lint>> lint(List<String> programs) {
        Question own = new Question(programs);
        waiting.add(own);
        turn.lock();
        try {
            if (own.isOpen()) {
                answer(taken());
            }
        } finally {
            turn.unlock();
        }
        return own.answer.orElseThrow(() -> own.failure.orElseThrow());
    }

    /** Returns how many questions wait for the batch under way to end. */
    int waiting() {
        return waiting.size();
    }

    private List<Question> taken() {
        List<Question> batch = new ArrayList<>();
        for (Question next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        return batch;
    }

    private void answer(List<Question> batch) {
        List<String> programs =
                batch.stream().flatMap(question -> question.programs.stream()).toList();
        try {
            List<List<Lint>> found = linter.lint(programs);
            int at = 0;
            for (Question question : batch) {
                question.answer = Optional.of(found.subList(at, at + question.programs.size()));
                at += question.programs.size();
            }
        } catch (InfrastructureException e) {
            batch.forEach(question -> question.failure = Optional.of(e));
        }
    }

    @Override
    public String backend() {
        return linter.backend();
    }

    @Override
    public void close() {
        linter.close();
    }
}
