"""Split asserts, the program's side: runs it and answers requests of the process that holds the tests."""


import sys


class Callback:
    """A function of the tests, handed to the program."""

    __slots__ = ("_handle", "_ask")

    def __init__(self, handle, ask):
        self._handle = handle
        self._ask = ask

    def __call__(self, *arguments, **named):
        return self._ask(self._handle, arguments, named)


def _watch(ran):
    """Adds the number of each line of the program that runs to a set."""
    def step(frame, event, argument):
        ran.add(frame.f_lineno)
        return step

    def enter(frame, event, argument):
        return step(frame, event, argument) if frame.f_code.co_filename == "<candidate>" else None

    sys.settrace(enter)


def _lines(code, found):
    found.update(line for _, _, line in code.co_lines() if line)
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            _lines(constant, found)


def main(port, body):
    ran = set()
    if body["cover"]:
        _watch(ran)
    kept = []
    module = type(wire)

    def keep(value):
        kept.append(value)
        return len(kept) - 1

    encoder = wire.Encoder(keep, Callback, 16 << 20)

    def ask(handle, arguments, named):
        port.send(encoder.encode(("callback", handle, arguments, named)))
        good, value = decoder.decode(port.receive())
        if not good:
            raise RuntimeError(value)
        return value

    decoder = wire.Decoder(lambda handle, name: Callback(handle, ask), kept.__getitem__)
    describe, encode, decode, receive, send = wire.describe, encoder.encode, decoder.decode, port.receive, port.send

    try:
        space = wire.program(body["code"])
        failure = None
    except BaseException as error:
        space, failure = {}, describe(error)
    send(encode(failure))

    def answer(request):
        what = request[0]
        if what == "call":
            _, target, arguments, named, restore = request
            function = space[target] if type(target) is str else kept[target]
            value = function(*arguments, **named)
            return value, arguments if restore else None
        if what == "names":
            found = {}
            for name in request[1]:
                if name in space:
                    value = space[name]
                    found[name] = ("module", value.__name__) if type(value) is module else ("value", value)
            return found, None
        if what == "never":
            found = set()
            _lines(compile(body["code"], "<candidate>", "exec", dont_inherit=True), found)
            return sorted(found - ran), None
        _, handle, name, arguments = request
        if what == "get":
            return getattr(kept[handle], name), None
        if what == "set":
            return setattr(kept[handle], name, arguments[0]), None
        return getattr(kept[handle], name)(*arguments), None  # do

    while True:
        try:
            request = decode(receive())
        except EOFError:
            return
        try:
            reply = encode((True, *answer(request)))
        except BaseException as error:
            reply = encode((False, describe(error), None))
        send(reply)
