package tokenward.rewards.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;

/** Many jobs, honest and hostile in turn; {@code -Dsoak.jobs=200000} for the long run. */
@Tag("slow")
class SoakTest {
    private static final Task ADD = Task.of(
            "add",
            "",
            "def add(a, b):\n    return a + b\n",
            List.of("assert add(1, 2) == 3", "assert add('a', 'b') == 'ab'", "assert add([1], []) == [1]"));
    private static final List<String> HOSTILE = List.of(
            "import os\ndef add(a, b):\n    os._exit(0)\n",
            "import ctypes\ndef add(a, b):\n    ctypes.string_at(0)\n",
            "class E:\n    def __eq__(s, o): return True\ndef add(a, b):\n    return E()\n",
            "def add(a, b):\n    return bytearray(64 << 30)\n",
            "import os\nos.closerange(0, 64)\ndef add(a, b):\n    return a + b\n",
            "import os\nfor fd in range(64):\n    try: os.write(fd, os.urandom(999))\n    except OSError: pass\n",
            "import os\ndef add(a, b):\n    os.kill(-1, 9)\n",
            "def add(a, b):\n    return [0] * 10 ** 5\n",
            "import threading\ndef add(a, b):\n    threading.Thread(target=input).start()\n    return None\n",
            "def add(a, b)\n");
    private static final String ENDLESS = "def add(a, b):\n    while True: pass\n";

    @Test
    void memory_stays_flat_and_nothing_is_lost_or_left() throws InterruptedException, IOException {
        int jobs = Integer.getInteger("soak.jobs", 4000);
        AtomicInteger wrong = new AtomicInteger();
        try (PythonPool pool = PythonPool.open()) {
            run(pool, jobs / 10, wrong);
            long before = serverKibibytes();
            long heapBefore = heapKibibytes();
            long processes = ProcessHandle.current().descendants().count();

            run(pool, jobs, wrong);

            long after = serverKibibytes();
            long heapAfter = heapKibibytes();
            System.getLogger("tokenward.rewards")
                    .log(
                            System.Logger.Level.INFO,
                            "soak: {0} jobs, servers {1} KiB before and {2} KiB after, heap {3} KiB before and {4} KiB"
                                    + " after, {5} servers lost, {6} wrong verdicts",
                            jobs,
                            before,
                            after,
                            heapBefore,
                            heapAfter,
                            pool.restarts(),
                            wrong.get());
            assertThat(wrong).as("verdicts that differ").hasValue(0);
            assertThat(pool.restarts()).as("servers lost").isZero();
            assertThat(after).as("KiB of all servers").isLessThan(before + before / 10 + 2048);
            assertThat(heapAfter).as("KiB of the heap").isLessThan(heapBefore + 8192);
            assertThat(ProcessHandle.current().descendants().count()).isEqualTo(processes);
        }
        assertThat(leftAfter(Duration.ofSeconds(30)))
                .as("processes left when the pool is closed")
                .isEmpty();
    }

    /** Returns the processes that did not end in time: a server was told to, and on a busy machine that takes a while. */
    private static List<ProcessHandle> leftAfter(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<ProcessHandle> left = ProcessHandle.current()
                    .descendants()
                    .filter(ProcessHandle::isAlive)
                    .toList();
            if (left.isEmpty() || System.nanoTime() - end >= 0) {
                return left;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static void run(PythonPool pool, int jobs, AtomicInteger wrong) throws InterruptedException {
        AssertTests patient = new AssertTests(pool, Limits.ofTime(Duration.ofSeconds(30)));
        AssertTests hasty = new AssertTests(pool, Limits.ofTime(Duration.ofMillis(200)));
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(pool.size());
        for (int worker = 0; worker < pool.size(); worker++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int job = next.getAndIncrement(); job < jobs; job = next.getAndIncrement()) {
                        if (!isAsExpected(job, patient, hasty)) {
                            wrong.incrementAndGet();
                        }
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
    }

    private static boolean isAsExpected(int job, AssertTests patient, AssertTests hasty) {
        if (job % 500 == 499) {
            return !hasty.run(ADD, ENDLESS, AssertTests.Extent.ALL).allPassed();
        }
        if (job % 5 == 4) {
            String program = HOSTILE.get(job / 5 % HOSTILE.size());
            return !patient.run(ADD, program, AssertTests.Extent.ALL).allPassed();
        }
        return patient.run(ADD, ADD.solution().orElseThrow(), AssertTests.Extent.ALL)
                .allPassed();
    }

    private static long heapKibibytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 10;
    }

    private static long serverKibibytes() throws IOException {
        long sum = 0;
        for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            if (Files.exists(status)) {
                Optional<String> line = Files.readAllLines(status).stream()
                        .filter(text -> text.startsWith("VmRSS:"))
                        .findFirst();
                sum += line.map(text -> Long.parseLong(text.replaceAll("\\D", "")))
                        .orElse(0L);
            }
        }
        return sum;
    }
}
