"""Call mode: runs a program, then its entry point on each input. Values go out; no comparison is made here."""

import time


def main(port, body):
    describe, clock = wire.describe, time.process_time
    try:
        space = wire.program(body["code"])
        function = space[body["entry"]]
    except MemoryError:
        raise
    except BaseException as error:
        port.emit((-1, False, describe(error), 0.0))
        return
    port.emit((-1, True, None, 0.0))
    plain = (list, tuple, set, frozenset, str, dict)
    as_set, most = body["as_set"], body["most"]
    for index, arguments in enumerate(body["inputs"]):
        begin = clock()
        try:
            value = function(*arguments)
            answer = (index, True, set(value) if as_set and type(value) not in plain else value, clock() - begin)
        except BaseException as error:
            answer = (index, False, describe(error), clock() - begin)
        try:
            port.emit(answer, most)
        except wire.TooLarge as error:
            answer = (index, False, describe(error), clock() - begin)
            port.emit(answer)
        if body["stop"] and not answer[1]:
            return
