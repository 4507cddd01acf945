"""Call mode: runs a program, then its entry point on each input; the values go out, their comparison is not here."""


def main(port, body):
    describe = wire.describe
    try:
        space = wire.program(body["code"])
        function = space[body["entry"]]
    except MemoryError:
        raise
    except BaseException as error:
        port.emit((-1, describe(error)))
        return
    port.emit((-1, None))
    stop = body["stop"]
    for index, arguments in enumerate(body["inputs"]):
        try:
            answer = (index, True, function(*arguments))
        except BaseException as error:
            answer = (index, False, describe(error))
        try:
            port.emit(answer)
        except wire.TooLarge as error:
            answer = (index, False, describe(error))
            port.emit(answer)
        if stop and not answer[1]:
            return
