package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.InfrastructureException;

class SharedLinterTest {
    /** Answers each program with itself; the first batch waits until it is let go. */
    private static final class Echo implements Linter {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public List<List<Lint>> lint(List<String> programs) {
            batches.add(programs.size());
            begun.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (programs.contains("broken")) {
                throw new InfrastructureException("no linter");
            }
            return programs.stream()
                    .map(program -> List.of(new Lint(program, "", new Span(0, 0))))
                    .toList();
        }

        @Override
        public String backend() {
            return "echo";
        }

        @Override
        public void close() {}
    }

    @Test
    void questions_that_wait_make_one_batch_and_each_gets_its_own_answer()
            throws InterruptedException, ExecutionException {
        Echo echo = new Echo();
        try (SharedLinter shared = new SharedLinter(echo);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<List<Lint>>>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> shared.lint(List.of("first"))));
            echo.begun.await();
            for (int i = 0; i < 20; i++) {
                List<String> programs = List.of("p" + i, "q" + i);
                answers.add(threads.submit(() -> shared.lint(programs)));
            }
            while (shared.waiting() < 20) {
                Thread.onSpinWait();
            }
            echo.open.countDown();

            assertThat(answers.get(0).get().get(0).get(0).code()).isEqualTo("first");
            for (int i = 0; i < 20; i++) {
                assertThat(answers.get(i + 1).get())
                        .extracting(found -> found.get(0).code())
                        .containsExactly("p" + i, "q" + i);
            }
        }

        assertThat(echo.batches).containsExactly(1, 40);
    }

    @Test
    void a_broken_linter_is_told_to_everyone_who_asked() {
        Echo echo = new Echo();
        echo.open.countDown();
        try (SharedLinter shared = new SharedLinter(echo)) {
            assertThatThrownBy(() -> shared.lint("broken"))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessage("no linter");
            assertThat(shared.lint("whole").get(0).code()).isEqualTo("whole");
        }
    }
}
