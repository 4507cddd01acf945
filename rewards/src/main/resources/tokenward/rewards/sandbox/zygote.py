"""A fork-server: loads Python once, then runs each job in a fresh child behind the walls of guard.py.

It reads only the heads of jobs. Bodies are read by the child they are for, so that nothing of one process of a job,
or of an earlier job, ever lies in the memory a candidate inherits.
"""

import _socket
import gc
import importlib
import os
import random
import resource
import select
import signal
import struct
import sys
import time

import guard
import wire

_HEAD = struct.Struct("<BBBBIIIIII")
_FRAME = struct.Struct("<BI")
_END = struct.Struct("<BiIII")
_HELLO, _LOADED, _DATA, _OVER = 72, 76, 68, 69
_LENGTH = struct.Struct("<I")
_LOAD, _RUN, _ANSWER, _CANCEL, _LISTEN = 76, 82, 87, 88, 73
_SESSION, _PAIR = 1, 2
_AFRESH = 1
_EXITED, _TIME, _PAUSE, _FLOOD, _CANCELLED = 0, 1, 2, 3, 4
# A process that took this little processor time for this long was asleep, not waiting for a busy machine. No more: a
# program that is starved at a low priority does get less than a fiftieth of a processor.
_AWAKE, _NAP = 0.002, 1.0
# How long the caller may think over what it was asked before that counts as the program's own pause.
_THOUGHT = 30.0
# How many times as long as a pause may last the clock on the wall may show: a program that gets less than a twentieth of
# a processor is ended whatever it used.
_PATIENCE = 20


class Meter:
    """The time processes have used: on a processor, and asleep.

    While they are ready to run and the machine serves others nothing is counted, so that no verdict depends on how busy
    the machine is.
    """

    def __init__(self, processes):
        # The kernel's number for the processor time of another process, as clock_getcpuclockid makes it.
        self.clocks = [~process << 3 | 2 for process in processes]
        self.asleep = 0.0
        self.since = time.monotonic()
        self.used = 0.0

    def read(self, now, excused):
        """Returns the seconds used by now; sleep since the last reading does not count where it is excused."""
        used = sum(map(time.clock_gettime, self.clocks))
        if excused or used - self.used >= _AWAKE:
            self.since, self.used = now, used
        elif now - self.since >= _NAP:
            self.asleep += now - self.since
            self.since, self.used = now, used
        return used + self.asleep


class Outbox:
    """Passes on what a child says, through one buffer that is wiped: what one program returned is never in the memory
    that a later one, perhaps of the same task, inherits."""

    _FRONT = _FRAME.size + _END.size
    _ROOM = 1 << 16

    def __init__(self, out):
        self.out = out
        self.buffer = bytearray(self._FRONT + self._ROOM)
        self.view = memoryview(self.buffer)
        self.end = self._FRONT

    def take(self, fd):
        """Takes in what can be read and returns how much that was; what there was no room for is sent on before."""
        if self.end == len(self.buffer):
            self.send()
        count = os.readv(fd, [self.view[self.end:]])
        self.end += count
        return count

    def send(self):
        """Sends on what was taken in, as a frame of its own."""
        start = _END.size
        _FRAME.pack_into(self.buffer, start, _DATA, self.end - self._FRONT)
        self._flush(start)

    def finish(self, *ending):
        """Sends how the job ended, with what was not sent on yet."""
        _FRAME.pack_into(self.buffer, 0, _OVER, self.end - _FRAME.size)
        _END.pack_into(self.buffer, _FRAME.size, *ending)
        self._flush(0)

    def _flush(self, start):
        wire.write_all(self.out, self.view[start:self.end])
        self.view[start:self.end] = bytes(self.end - start)
        self.end = self._FRONT


class Zygote:
    def __init__(self, control, out, level, can_filter, sees_files):
        self.control = control
        self.out = out
        self.outbox = Outbox(out)
        self.drivers = []
        self.filter = guard.Filter(forbid_writing=sees_files) if can_filter else None
        # Where other walls keep files from being written, /dev/null may still be opened for writing.
        self.writable = 0
        self.first = os.getpid() == 1
        self.level = level

    def serve(self):
        while True:
            head = wire.read_exact(self.control, _HEAD.size)
            if head is None:
                return
            kind, first, second, flags, length, patience, pause, memory, cap, files = _HEAD.unpack(head)
            if kind == _LOAD:
                self.load(wire.read_exact(self.control, length))
            elif kind == _RUN:
                bounds = (length // 1000 + 2, memory << 20, files)
                self.run(first, second, flags, (length / 1e3, pause / 1e3, patience), bounds, cap << 10)
            elif kind == _ANSWER:
                wire.read_exact(self.control, length)  # to a call of a job that ended meanwhile
            elif kind not in (_CANCEL, _LISTEN):
                os._exit(5)

    def load(self, source):
        """Takes in a driver: trusted code that says how a job is run."""
        space = {"__name__": "driver", "wire": wire}
        exec(compile(source, "<driver %d>" % len(self.drivers), "exec"), space)
        self.drivers.append(space["main"])
        gc.collect()
        gc.freeze()
        self.frame(_LOADED, b"")

    def run(self, first, second, flags, times, bounds, cap):
        begin = time.monotonic()
        candidate = peer = other = None
        if flags & _PAIR:
            peer, other = _socket.socketpair()
            ready, told = os.pipe()
            candidate = os.fork()
            if candidate == 0:
                other.close()
                os.close(ready)
                self.child(first, bounds, told, peer=peer.detach(), silent=True)
            os.close(told)
            peer.close()
            if os.read(ready, 1) != b"A":
                os._exit(5)
            os.close(ready)
        results, told = os.pipe()
        answers = -1
        if flags & _SESSION:
            asked, answers = os.pipe()
            os.set_blocking(answers, False)
        child = os.fork()
        if child == 0:
            os.close(results)
            if answers >= 0:
                os.close(answers)
            self.child(second if flags & _PAIR else first, bounds, told,
                       replies=asked if flags & _SESSION else -1, peer=other.detach() if other else -1)
        os.close(told)
        if other:
            other.close()
        if flags & _SESSION:
            os.close(asked)
        meter = Meter([child] if candidate is None else [child, candidate])
        reason, synchronous = self.watch(child, results, answers, meter, times, cap)
        os.close(results)
        if answers >= 0:
            os.close(answers)
        status, spent, peak = self.bury(child)
        if candidate is not None:
            _, more, top = self.bury(candidate)
            spent, peak = spent + more, max(peak, top)
        if self.first:
            self.sweep()
        if not synchronous:
            os._exit(5)  # the body of this job may still lie in the pipe
        took = time.monotonic() - begin
        self.outbox.finish(reason, status, _micros(took), _micros(spent), peak & 0xFFFFFFFF)

    def watch(self, child, results, answers, meter, times, cap):
        """Relays what the child says until it is over: it ended, or a limit was reached."""
        most, pause, patience = times
        poll = select.poll()
        poll.register(results, select.POLLIN)
        poll.register(self.control, select.POLLIN if answers >= 0 else 0)
        session, synchronous = answers >= 0, False
        size, queue, asking = 0, bytearray(), False
        asked = False  # the caller may be thinking
        events = ()
        # The pause between results is limited; in a session that between answers which begin something afresh.
        begin = last = since = time.monotonic()
        heard = 0.0
        while True:
            now = time.monotonic()
            thinking = asked and now - last < _THOUGHT
            used = meter.read(now, thinking or not synchronous)
            for fd, event in events:
                if fd == results:
                    if not synchronous:
                        synchronous = os.read(results, 1) == b"A"
                        if not synchronous:
                            return _EXITED, False
                        continue
                    count = self.outbox.take(results)
                    if not count:
                        return _EXITED, True
                    last = now
                    size += count
                    if size > cap:
                        return _FLOOD, True
                    if session:
                        asked = True
                        self.outbox.send()
                    else:
                        since, heard = now, used
                elif fd == self.control:
                    if event & select.POLLIN and synchronous:
                        head = wire.read_exact(self.control, _HEAD.size)
                        kind, flags, _, _, length, _, _, _, _, _ = _HEAD.unpack(head)
                        if kind == _CANCEL:
                            return _CANCELLED, synchronous
                        if kind == _LISTEN:
                            asked = False
                            continue
                        queue += _LENGTH.pack(length) + wire.read_exact(self.control, length)
                        if flags & _AFRESH:
                            since, heard = now, used
                        elif asked:
                            since += now - last
                        last, asked = now, False
                        asking = _drain(answers, queue, poll, asking)
                    elif event & (select.POLLHUP | select.POLLERR):
                        os._exit(0)
                else:
                    asking = _drain(answers, queue, poll, asking)
            left = min(most - used, begin + most * patience - now)
            if left <= 0:
                return _TIME, synchronous
            if pause:
                ends = last + max(pause * _PATIENCE, _THOUGHT) if asked else since + pause * _PATIENCE
                left = min(left, heard + pause - used, ends - now)
                if left <= 0:
                    return _PAUSE, synchronous
            events = poll.poll(max(0.01, min(left, _NAP)) * 1e3)
            if not events and _has_ended(child):
                # Its end of the pipe is held elsewhere: on its way through a socket, say.
                events = poll.poll(0)
                if not any(fd == results for fd, _ in events):
                    return _EXITED, synchronous

    def child(self, driver, bounds, out, replies=-1, peer=-1, silent=False):
        code = 70
        try:
            os.close(self.out)
            count = _LENGTH.unpack(wire.read_exact(self.control, 4))[0]
            body = wire.read_exact(self.control, count)
            os.close(self.control)
            os.write(out, b"A")
            if silent:
                os.close(out)
            cpu, memory, files = bounds
            guard.limit(cpu, memory, files, self.writable)
            if self.filter:
                guard.prctl(1, 9)  # dies with the fork-server
                self.filter.put_on()
            random.seed(0)
            port = wire.Port(out, replies, peer)
            self.drivers[driver](port, wire.Decoder().decode(body))
            if not silent:
                port.finish()
            code = 0
        except MemoryError:
            code = 66
        finally:
            _exit(code)

    def bury(self, child):
        # Its pipe is closed or its time is up: either way it has no way to be heard any more.
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        _, status, usage = os.wait4(child, 0)
        return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss

    def sweep(self):
        """As the first process of a name space: ends whatever else lives in it."""
        try:
            os.kill(-1, signal.SIGKILL)
            while True:
                os.waitpid(-1, 0)
        except (ProcessLookupError, ChildProcessError):
            pass

    def frame(self, kind, *parts):
        wire.write_all(self.out, _FRAME.pack(kind, sum(map(len, parts))) + b"".join(parts))


def _drain(answers, queue, poll, asking):
    """Hands the child what its pipe takes; returns whether some is left."""
    try:
        while queue:
            del queue[:os.write(answers, queue[:1 << 16])]
    except BlockingIOError:
        if not asking:
            poll.register(answers, select.POLLOUT)
        return True
    except BrokenPipeError:
        queue.clear()
    if asking:
        poll.unregister(answers)
    return False


def _has_ended(child):
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _micros(seconds):
    return min(int(seconds * 1e6), 0xFFFFFFFF)


_exit = os._exit


def main(config):
    level = config["level"]
    readable = config["readable"]
    walls = []
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    for name in config["preload"]:
        try:
            importlib.import_module(name)
        except ImportError:
            pass
    guard.share_one_heap()
    os.system = None  # under the filter it would answer -1 instead of raising
    most = resource.getrlimit(resource.RLIMIT_STACK)[1]
    deep = 64 << 20 if most == resource.RLIM_INFINITY else min(64 << 20, most)
    resource.setrlimit(resource.RLIMIT_STACK, (deep, most))
    if level == "unshare":
        guard.enter_name_spaces(readable)
    elif level == "bubblewrap" and os.getpid() == 1:
        guard.prctl(1, 9)
    if level in ("bubblewrap", "unshare"):
        walls += ["name spaces", "read-only files"]
    elif level == "limits":
        if guard.landlock_possible():
            guard.prctl(38, 1)
            guard.landlock(readable)
            walls.append("landlock")
        elif os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.listdir(os.path.dirname(os.__file__))  # refuse where the library is closed to others
            walls.append("user 65534")
    can_filter = level != "none"
    if can_filter:
        guard.lay_down_rights()
        walls.append("system-call filter")
    walls.append("resource limits")
    null = os.open("/dev/null", os.O_RDWR)
    control, out = os.dup(0), os.dup(1)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)
    zygote = Zygote(control, out, level, can_filter, sees_files=level == "limits" and "landlock" not in walls)
    gc.collect()
    gc.freeze()
    zygote.frame(_HELLO, wire.Encoder().encode(
        {"python": "%d.%d.%d" % sys.version_info[:3], "walls": walls, "pid": os.getpid()}))
    zygote.serve()
