"""Runs a robot program in one world after another. Every call of the robot goes to the caller of the job, which holds
the world; here are only names, and where in the program each call stands.

The caller answers the question for a world with the program's text (None: the text of the world before) and the answers
it already knows the first calls will get, and ends the process when there is no world left; it answers a robot call with
(True, value) or (False, exception, message). What was said in return for known answers is told with the next question.
"""

import _thread
import builtins
import sys
import time
import traceback
import types

_FILE = "<candidate>"
_END, _CALL = 0, 1
_EXCEPTIONS = {"Exception": Exception, "TypeError": TypeError, "ValueError": ValueError, "RuntimeError": RuntimeError}
_MOST_WAITING = 64
_frame, _threads = sys._getframe, _thread._count


class _Output:
    """What the program prints: kept in order with its calls where the harness copied wants that, dropped otherwise."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None

    def __init__(self, keep):
        self._keep = keep

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        if self._keep is not None:
            self._keep(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


class _Robot:
    """One program's way to its worlds."""

    def __init__(self, port, body):
        self.port = port
        self.lock = _thread.RLock()
        self.asking = False
        self.waiting = []
        self.said = []
        self.known = []
        self.sites = {}
        self.positions = {}
        self.raised = None
        self.made = 0
        self.live = {}
        self.live_calls = set(body["live"])
        self.later = set(body["later"])

    def ask(self, message, end=False):
        """Says something to the caller and returns what it answers; one thread at a time, one thing at a time."""
        with self.lock:
            if self.asking:
                raise RuntimeError("a robot call while another is under way")
            self.said.append(message)
            if self.known and not end:
                return self.known.pop()
            said, self.said = self.said, []
            self.asking = True
            try:
                return self.port.call(said)
            finally:
                self.asking = False

    def begin(self, world):
        """Takes in the answers known of a world; returns the text to run in it."""
        text, known = world
        self.known = known[::-1]
        return text

    def call(self, index, arguments):
        self.made += 1
        frame = _frame(1).f_back
        while frame is not None and frame.f_code.co_filename != _FILE:
            frame = frame.f_back
        key = (frame.f_code, frame.f_lasti) if frame is not None else None
        site = self.sites.get(key)
        if site is None:
            place = self.place(frame.f_code, frame.f_lasti, frame.f_lineno) if frame is not None else (0, 0, -1, -1)
            site = self.sites[key] = (len(self.sites),) + place
        elif len(site) > 1:
            site = self.sites[key] = site[:1]
        entry = (index, arguments, site)
        if index in self.later and all(type(a) is str for a in arguments):
            self.waiting.append(entry)
            if len(self.waiting) < _MOST_WAITING:
                return None
            entry = None
        waiting, self.waiting = self.waiting, []
        answer = self.ask((_CALL, waiting, entry, self.changes()))
        if answer is None:
            return None
        if answer[0]:
            return self.shared(index, answer[1]) if index in self.live_calls else answer[1]
        self.raised = _EXCEPTIONS.get(answer[1], Exception)(answer[2])
        raise self.raised

    def shared(self, index, value):
        """Where the original handed out its own list, the program gets the same list every time."""
        held = self.live.get(index)
        if held is None:
            held = self.live[index] = [list(value), list(value)]
        held[0][:] = value
        held[1] = list(value)
        return held[0]

    def changes(self):
        if not self.live:
            return None
        changed = []
        for index, held in self.live.items():
            if held[0] != held[1]:
                held[1] = list(held[0])
                changed.append((index, held[1]))
        return changed or None

    def printed(self, text):
        self.waiting.append(text)

    def place(self, code, lasti, line):
        positions = self.positions.get(code)
        if positions is None:
            finder = getattr(code, "co_positions", None)
            positions = self.positions[code] = list(finder()) if finder else []
        found = positions[lasti // 2] if 0 <= lasti // 2 < len(positions) else (None,)
        if any(part is None for part in found):
            return (line, line, -1, -1)
        return (found[0], found[1], found[2], found[3])

    def fault(self, error):
        """Says what the program raised, the way the interpreter's last line would, and where."""
        if isinstance(error, SystemExit):
            if error.code is None or error.code == 0:
                return None
            last = "" if isinstance(error.code, int) else str(error.code)
            return ("SystemExit", last, False, self.where(error))
        try:
            last = traceback.format_exception_only(type(error), error)[-1].strip()
        except BaseException:
            last = str(type(error).__name__)
        return (str(type(error).__name__), last[-2000:], error is self.raised, self.where(error))

    def where(self, error):
        if isinstance(error, SyntaxError) and error.filename == _FILE and isinstance(error.lineno, int):
            return (error.lineno, error.lineno, -1, -1)
        found = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == _FILE:
                found = self.place(trace.tb_frame.f_code, trace.tb_lasti, trace.tb_lineno)
            trace = trace.tb_next
        return found

    def run(self, code, space, entry):
        """Runs the program; where it only defines its entry point, calls that too."""
        self.raised = None
        self.live.clear()
        self.made = 0
        try:
            exec(code, space)
            if entry is not None and self.made == 0:
                space[entry]()
            return None
        except KeyError as error:
            if entry not in space and error.__traceback__.tb_next is None:
                return ("NameError", "NameError: name '%s' is not defined" % entry, False, None)
            return self.fault(error)
        except MemoryError:
            raise
        except BaseException as error:
            return self.fault(error)


def _functions(robot, body):
    """Functions with the very parameters of the calls, so that Python itself reports a wrong number of them."""
    owner = "self, " if body["object"] else ""
    space = {"_call": robot.call}
    source = []
    for index, (name, parameters) in enumerate(body["calls"]):
        source.append("def %s(%s):\n return _call(%d, (%s))\n" % (
            name, (owner + ", ".join(parameters)).rstrip(", "), index, "".join(p + "," for p in parameters)))
    exec(compile("".join(source), "<robot>", "exec"), space)
    functions = {name: space[name] for name, _ in body["calls"]}
    if not body["object"]:
        return functions
    for name, function in functions.items():
        function.__qualname__ = body["object"] + "." + name
    return {"robot": type(body["object"], (), functions)()}


def main(port, body):
    robot = _Robot(port, body)
    functions = _functions(robot, body)
    sys.stdout = _Output(robot.printed if body["printed"] else None)
    sys.stderr = _Output(None)
    if not body["sleep"]:
        time.sleep = lambda seconds: None
    sys.setrecursionlimit(1000)
    builtins.exit = builtins.quit = sys.exit  # missing where Python starts without its site module
    code = None
    fault = None
    text = robot.begin(port.call(None))
    while True:
        if text is not None:
            robot.sites.clear()  # code of another text may be equal, and stand elsewhere
            robot.positions.clear()
            fault = None
            try:
                code = compile(text, _FILE, "exec", dont_inherit=True)
            except MemoryError:
                raise
            except BaseException as error:
                code = None
                fault = robot.fault(error)
        outcome = fault
        if code is not None and fault is None:
            if "random" in sys.modules:
                sys.modules["random"].seed(0)
            module = types.ModuleType("__main__")
            sys.modules["__main__"] = module
            space = module.__dict__
            space.update(functions)
            space["time"] = time
            space["sys"] = sys
            outcome = robot.run(code, space, body["entry"])
        waiting, robot.waiting = robot.waiting, []
        # A thread the program left behind must not act in the next world.
        text = robot.begin(robot.ask((_END, waiting, outcome, robot.changes(), code is None, _threads() > 0), end=True))
