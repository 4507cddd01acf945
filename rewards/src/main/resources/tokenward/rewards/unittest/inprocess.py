"""Asserts in the program's own process: for the few tasks whose tests need its classes. A program can cheat here."""


def main(port, body):
    describe, emit = wire.describe, port.emit
    tests = body["tests"]
    try:
        pieces = [compile(body["setup"], "<setup>", "exec", dont_inherit=True)]
        pieces += [compile(test, "<test>", "exec", dont_inherit=True) for test in tests]
    except SyntaxError as error:
        emit((-2, describe(error)))
        return
    try:
        space = wire.program(body["code"])
    except BaseException as error:
        emit((-1, describe(error)))
        return
    emit((-1, None))
    try:
        exec(pieces[0], space)
    except BaseException as error:
        emit((-2, describe(error)))
        return
    for index, piece in enumerate(pieces[1:]):
        try:
            exec(piece, space)
            answer = (index, True, None)
        except BaseException as error:
            answer = (index, False, describe(error))
        emit(answer)
        if body["stop"] and not answer[1]:
            return
