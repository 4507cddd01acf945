"""Split asserts, the tests' side: runs each test with stand-ins for what the program defines.

What comes back from the program is exact builtins, or a stand-in whose equality is its identity: an object that calls
itself equal to everything is equal to nothing here. Expected values never leave this process.
"""

import builtins
import importlib
import re
import sys
import types

# A test that gives something a name can see what the program did to it.
_NAMING = re.compile(r"[^=!<>]=[^=]|\bfor\b|\n")


class Failed(Exception):
    """An exception of the program that no builtin stands for."""


class Remote:
    """Something the program made that is no plain value."""

    __slots__ = ("_handle", "_link", "_name")

    def __init__(self, handle, link, name):
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_link", link)
        object.__setattr__(self, "_name", name)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self._link.request(("get", self._handle, name, ()))

    def __setattr__(self, name, value):
        self._link.request(("set", self._handle, name, (value,)))

    def __call__(self, *arguments, **named):
        return self._link.call(self._handle, arguments, named)

    def __eq__(self, other):
        return type(other) is Remote and self._handle == other._handle

    def __hash__(self):
        return hash(self._handle)


def _pass_on(name):
    def method(self, *arguments):
        try:
            return self._link.request(("do", self._handle, name, arguments))
        except AttributeError as error:
            raise TypeError(str(error)) from None  # what Python says of a type without the method
    return method


# No comparison, membership test or arithmetic: those would let the program judge itself, or show it what is expected.
for _name in ("__getitem__", "__setitem__", "__delitem__", "__iter__", "__next__", "__len__", "__str__", "__repr__",
              "__enter__"):
    setattr(Remote, _name, _pass_on(_name))
Remote.__bool__ = lambda self: True
Remote.__exit__ = lambda self, *error: self._link.request(("do", self._handle, "__exit__", (None, None, None)))


class Link:
    def __init__(self, port, restore):
        self.port = port
        self.restore = restore
        self.functions = []
        self.encoder = wire.Encoder(self.keep, Remote, 16 << 20)
        self.decoder = wire.Decoder(lambda handle, name: Remote(handle, self, name), self.functions.__getitem__)

    def keep(self, value):
        if not callable(value):
            raise TypeError("a %s cannot be handed to the program" % type(value).__name__)
        self.functions.append(value)
        return len(self.functions) - 1

    def call(self, target, arguments, named):
        value, changed = self.exchange(("call", target, arguments, named, self.restore))
        if changed is not None:
            for mine, theirs in zip(arguments, changed):
                _restore(mine, theirs)
        return value

    def request(self, message):
        return self.exchange(message)[0]

    def exchange(self, message):
        self.port.send(self.encoder.encode(message))
        while True:
            answer = self.decoder.decode(self.port.receive())
            if type(answer) is not tuple or len(answer) not in (3, 4):
                raise wire.Unreadable("no answer")
            if answer[0] == "callback":
                self.port.send(self.encoder.encode(self.call_back(*answer[1:])))
                continue
            good, value, changed = answer
            if good is True:
                return value, changed
            raise self.error(value)

    def call_back(self, handle, arguments, named):
        try:
            return True, self.functions[handle](*arguments, **named)
        except Exception as error:
            return False, str(error)[:300]

    def error(self, details):
        for name in details["bases"]:
            kind = getattr(builtins, name, None)
            if isinstance(kind, type) and issubclass(kind, Exception):
                try:
                    found = kind(details["message"])
                except TypeError:
                    found = Failed(details["message"])
                break
        else:
            found = Failed(details["message"])
        found.candidate = details
        return found


def _restore(mine, theirs):
    """Shows the tests what the program did to an argument."""
    if type(mine) is not type(theirs) or mine is theirs:
        return
    if type(mine) is list or type(mine) is bytearray:
        mine[:] = theirs
    elif type(mine) in (dict, set):
        mine.clear()
        mine.update(theirs)


def _names(code, found):
    found.update(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            _names(constant, found)


def _bind(space, link, needed, wanted, text):
    """Gives the tests what they use of the program. It may shadow builtins and modules only by a name it shall define."""
    found = link.request(("names", sorted(needed)))
    # What the tests call as a function is none of Python's modules.
    modules = {n for n in needed & sys.stdlib_module_names if not re.search(r"(?<![\w.])%s\s*\(" % n, text)}
    if wanted is None:
        own = [n for n in found if not hasattr(builtins, n) and n not in modules]
        wanted = found if not own else own
    for name in needed:
        genuine = hasattr(builtins, name) or name in modules
        kind, value = found.get(name, (None, None))
        if kind == "value" and (name in wanted or not genuine):
            space[name] = value
        elif name in sys.stdlib_module_names:
            space[name] = importlib.import_module(name)
        elif kind == "module" and value.split(".")[0] in sys.stdlib_module_names:
            space[name] = importlib.import_module(value)


def main(port, body):
    try:
        pieces = [compile(body["setup"], "<setup>", "exec", dont_inherit=True)]
        for index, test in enumerate(body["tests"]):
            pieces.append(compile(test, "<test %d>" % index, "exec", dont_inherit=True))
    except SyntaxError as error:
        port.emit((-2, wire.describe(error)))
        return
    text = "\0".join([body["setup"], *body["tests"]])
    link = Link(port, restore=_NAMING.search(text) is not None)
    try:
        failure = link.decoder.decode(port.receive())
    except EOFError:
        failure = {"type": "SystemExit", "bases": [], "message": "ended before its tests", "lines": []}
    port.emit((-1, failure))
    if failure is not None:
        return
    needed = set()
    for piece in pieces:
        _names(piece, needed)
    space = {"__name__": "tests"}
    try:
        _bind(space, link, needed, body["names"], text)
        exec(pieces[0], space)
    except BaseException as error:
        port.emit((-2, getattr(error, "candidate", None) or wire.describe(error, "<setup>")))
        return
    for index, piece in enumerate(pieces[1:]):
        answer = _run(index, piece, space)
        port.emit(answer)
        if body["stop"] and not answer[1]:
            break
    if body["cover"]:
        try:
            port.emit((-3, link.request(("never",))))
        except Exception:
            pass  # the program is gone, and no one knows which of its lines ran


def _run(index, piece, space):
    try:
        exec(piece, space)
        return index, True, None
    except MemoryError:
        return index, False, {"type": "MemoryError", "bases": [], "message": "", "lines": []}
    except BaseException as error:
        return index, False, getattr(error, "candidate", None) or wire.describe(error, "")
