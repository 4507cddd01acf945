package tokenward.rewards.sandbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.value.WireReader;
import tokenward.rewards.value.WireWriter;

/** One fork-server. It runs one job at a time and belongs to one thread at a time. */
final class Zygote implements AutoCloseable {
    static final int MAX_BODY_BYTES = 64 << 20;

    private static final int HEAD_BYTES = 28;
    private static final byte LOAD = 'L';
    private static final byte RUN = 'R';
    private static final byte ANSWER = 'W';
    private static final byte CANCEL = 'X';
    private static final byte LISTEN = 'I';
    private static final byte AFRESH = 1;
    private static final byte SESSION = 1;
    private static final byte PAIR = 2;
    private static final byte HELLO = 'H';
    private static final byte DATA = 'D';
    private static final byte END = 'E';
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final OutputStream out;
    private final DataInputStream in;
    private final ScheduledExecutorService watchdog;
    private final Map<Driver, Integer> drivers = new HashMap<>();
    private final Map<String, PyValue> hello = new HashMap<>();

    /** A fork-server ended or fell out of step; the pool replaces it and may run the job again. */
    static final class LostException extends RuntimeException {
        LostException(String message) {
            super(message);
        }

        LostException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Zygote(Process process, ScheduledExecutorService watchdog) {
        this.process = process;
        this.out = process.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.watchdog = watchdog;
    }

    /**
     * Starts a server and waits until it says that its walls stand.
     *
     * @throws InfrastructureException when it cannot start at this level
     */
    static Zygote start(Launch launch, ScheduledExecutorService watchdog) {
        Zygote zygote = new Zygote(launch.start(), watchdog);
        ScheduledFuture<?> alarm = zygote.alarm(Duration.ofSeconds(20));
        try {
            for (byte[] part : launch.greeting()) {
                zygote.out.write(length(part.length));
                zygote.out.write(part);
            }
            zygote.out.flush();
            byte[] frame = zygote.expect(HELLO);
            if (WireReader.read(frame) instanceof PyValue.DictOf said) {
                said.entries().forEach(entry -> zygote.hello.put(((PyValue.Str) entry.key()).value(), entry.value()));
            }
            return zygote;
        } catch (IOException | LostException e) {
            String why = zygote.complaint();
            zygote.close();
            throw new InfrastructureException(
                    "no fork-server at level `" + launch.isolation().word() + "`: " + why, e);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Returns what the server said of itself when it started. */
    Map<String, PyValue> hello() {
        return hello;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Execution run(Job job, List<byte[]> bodies, Optional<Conversation> conversation) {
        ScheduledFuture<?> alarm = alarm(job.limits().longestWall().plus(GRACE));
        try {
            for (Job.Part part : job.parts()) {
                load(part.driver());
            }
            send(job, bodies, conversation.isPresent());
            return receive(conversation);
        } catch (IOException e) {
            throw new LostException("fork-server lost: " + e.getMessage(), e);
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            out.close();
        } catch (IOException e) {
            // The pipe's other end is gone; there was nothing left to write.
            process.destroyForcibly();
        }
    }

    private void load(Driver driver) throws IOException {
        if (drivers.containsKey(driver)) {
            return;
        }
        byte[] source = driver.source().getBytes(StandardCharsets.UTF_8);
        out.write(head(LOAD, 0, 0, 0, source.length));
        out.write(source);
        out.flush();
        expect(LOAD);
        drivers.put(driver, drivers.size());
    }

    private void send(Job job, List<byte[]> bodies, boolean session) throws IOException {
        List<Job.Part> parts = job.parts();
        int flags = (session ? SESSION : 0) | (parts.size() == 2 ? PAIR : 0);
        int first = drivers.getOrDefault(parts.getFirst().driver(), -1);
        int second = drivers.getOrDefault(parts.getLast().driver(), -1);
        Limits limits = job.limits();
        out.write(head(
                RUN,
                first,
                second,
                flags,
                (int) limits.time().toMillis(),
                limits.patience(),
                (int) limits.pause().toMillis(),
                (int) (limits.memoryBytes() >> 20),
                (int) (limits.resultBytes() >> 10),
                limits.files()));
        for (byte[] body : bodies) {
            out.write(length(body.length));
            out.write(body);
        }
        out.flush();
    }

    private Execution receive(Optional<Conversation> conversation) throws IOException {
        Records records = new Records();
        while (true) {
            byte kind = in.readByte();
            byte[] payload = payload();
            if (kind == END) {
                return records.end(payload);
            }
            if (kind != DATA) {
                throw new LostException("fork-server out of step: frame " + kind);
            }
            records.add(payload, 0);
            if (conversation.isEmpty()) {
                continue;
            }
            Optional<PyValue> call = records.takeCall();
            if (call.isPresent()) {
                answer(conversation.get().answer(call.get()));
            } else {
                // Nothing was asked, so the caller does not think: a program that stops in a record is only asleep.
                say(records.isGarbled() ? CANCEL : LISTEN, 0, new byte[0]);
            }
        }
    }

    private void answer(Conversation.Turn turn) throws IOException {
        switch (turn) {
            case Conversation.Turn.Answer answer -> say(ANSWER, 0, WireWriter.toBytes(answer.value()));
            case Conversation.Turn.Begin begin -> say(ANSWER, AFRESH, WireWriter.toBytes(begin.value()));
            case Conversation.Turn.End end -> say(CANCEL, 0, new byte[0]);
        }
    }

    private void say(byte kind, int flags, byte[] raw) throws IOException {
        // With a head of its own, so that the server can tell it from the next job when the child has ended meanwhile.
        out.write(head(kind, flags, 0, 0, raw.length));
        out.write(raw);
        out.flush();
    }

    private byte[] expect(byte kind) throws IOException {
        byte got = in.readByte();
        if (got != kind) {
            throw new LostException("fork-server out of step: frame " + got + ", not " + kind);
        }
        return payload();
    }

    private byte[] payload() throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        if (length < 0) {
            throw new LostException("fork-server out of step: frame of " + length + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new LostException("fork-server ended in a frame");
        }
        return payload;
    }

    /** Returns the last line the server wrote to its error stream. */
    private String complaint() {
        try {
            process.waitFor(1, TimeUnit.SECONDS);
            // Before it is killed, which closes its streams; only what is there, as a child may hold the stream open.
            InputStream errors = process.getErrorStream();
            String text =
                    new String(errors.readNBytes(Math.min(8192, errors.available())), StandardCharsets.UTF_8).strip();
            String last = text.substring(text.lastIndexOf('\n') + 1).replaceFirst("\\.$", "");
            return last.isEmpty() ? "it ended without a word" : last;
        } catch (IOException e) {
            return "it ended: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted while waiting for it";
        }
    }

    private ScheduledFuture<?> alarm(Duration after) {
        return watchdog.schedule((Runnable) process::destroyForcibly, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static byte[] head(byte kind, int first, int second, int flags, int... numbers) {
        byte[] head = new byte[HEAD_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(kind).put((byte) first).put((byte) second).put((byte) flags);
        for (int number : numbers) {
            buffer.putInt(number);
        }
        return head;
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array();
    }
}
