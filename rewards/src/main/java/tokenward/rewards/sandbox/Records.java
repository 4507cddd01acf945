package tokenward.rewards.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tokenward.rewards.value.MalformedValueException;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.value.WireReader;

/** The stream of one job's child, cut into results and calls. The child may have written anything into it. */
final class Records {
    private static final int END_BYTES = 17;
    private static final int SIGXCPU = 24;
    private static final int NO_MEMORY = 66;

    private final List<PyValue> results = new ArrayList<>();
    private final Deque<PyValue> calls = new ArrayDeque<>();
    private byte[] pending = new byte[0];
    private int held;
    private boolean finished;
    private boolean garbled;

    /** Takes in bytes of the stream from an offset on. */
    void add(byte[] chunk, int from) {
        if (garbled) {
            return;
        }
        append(chunk, from);
        ByteBuffer buffer = ByteBuffer.wrap(pending).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        try {
            while (held - at >= 4) {
                int length = buffer.getInt(at);
                if (length < 1) {
                    throw new IllegalArgumentException("record of " + length + " bytes");
                }
                if (held - at - 4 < length) {
                    break;
                }
                take(pending, at + 4, at + 4 + length);
                at += 4 + length;
            }
        } catch (MalformedValueException | IllegalArgumentException e) {
            garbled = true;
        }
        held -= at;
        System.arraycopy(pending, at, pending, 0, held);
    }

    private void append(byte[] chunk, int from) {
        int count = chunk.length - from;
        if (pending.length - held < count) {
            // Doubled, so that a large record in many pieces is not copied with every piece.
            pending = Arrays.copyOf(pending, Math.max(held + count, Math.min(2 * held, 1 << 30)));
        }
        System.arraycopy(chunk, from, pending, held, count);
        held += count;
    }

    /** Returns the next unanswered call. */
    Optional<PyValue> takeCall() {
        return Optional.ofNullable(calls.poll());
    }

    /** Tells whether something came that is no record. */
    boolean isGarbled() {
        return garbled;
    }

    /** Reads the server's last word on the job, and what is left of the stream after it. */
    Execution end(byte[] frame) {
        ByteBuffer head = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int reason = head.get();
        int status = head.getInt();
        Execution.Usage usage = new Execution.Usage(
                Duration.ofNanos(1000 * Integer.toUnsignedLong(head.getInt())),
                Duration.ofNanos(1000 * Integer.toUnsignedLong(head.getInt())),
                Integer.toUnsignedLong(head.getInt()) << 10);
        add(frame, END_BYTES);
        List<PyValue> all = List.copyOf(results);
        return switch (reason) {
            case 0 -> ended(all, usage, status);
            case 1, 2 -> new Execution.TimedOut(all, usage);
            case 3 -> new Execution.Flooded(all, usage);
            case 4 -> garbled ? new Execution.Garbled(all, usage) : new Execution.Cancelled(all, usage);
            default -> throw new Zygote.LostException("fork-server out of step: end " + reason);
        };
    }

    private Execution ended(List<PyValue> all, Execution.Usage usage, int status) {
        if (garbled || (finished && held > 0)) {
            return new Execution.Garbled(all, usage);
        }
        if (finished) {
            return new Execution.Finished(all, usage);
        }
        int signal = status & 0x7F;
        int code = (status >> 8) & 0xFF;
        if (signal == SIGXCPU) {
            return new Execution.TimedOut(all, usage);
        }
        // The server's own kill comes after the stream's end, so it never shows here in a process that still spoke.
        return signal == 0 && code == NO_MEMORY
                ? new Execution.OutOfMemory(all, usage)
                : new Execution.Died(all, usage, signal, code);
    }

    private void take(byte[] raw, int start, int end) {
        switch (raw[start]) {
            case 'R' -> results.add(WireReader.read(raw, start + 1, end));
            case 'C' -> calls.add(WireReader.read(raw, start + 1, end));
            case 'Q' -> finished = true;
            default -> throw new IllegalArgumentException("record of kind " + raw[start]);
        }
    }
}
