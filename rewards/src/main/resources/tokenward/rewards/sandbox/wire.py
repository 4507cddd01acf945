"""Values as tagged bytes: exact builtins only, with limits on depth and size. The Java side has the same two functions.

Never marshal or pickle: the reader of these bytes may not trust their writer.
"""

import os
import struct
import sys

MAX_DEPTH = 200
MAX_FRAME = 64 << 20

_LENGTH = struct.Struct("<I")
_INT = struct.Struct("<q")
_REAL = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
# Bound here, before any candidate runs: a program that patches `os` changes nothing for us.
_read, _write = os.read, os.write
_SMALL = 1 << 62


class Unreadable(ValueError):
    """Bytes that are no value."""


class TooLarge(ValueError):
    """A value above the limits."""


def _no_handle(value):
    return 0


class Encoder:
    """Writes values; what is no exact builtin is reduced to the builtin it derives from, or named only."""

    def __init__(self, keep=_no_handle, foreign=None, limit=MAX_FRAME):
        self.keep = keep
        self.foreign = foreign
        self.limit = limit

    def encode(self, value):
        out = bytearray()
        self._put(value, out, 0)
        return out

    def _put(self, value, out, depth):
        kind = type(value)
        if kind is int:
            if -_SMALL < value < _SMALL:
                out += b"i"
                out += _INT.pack(value)
            else:
                digits = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
                out += b"I"
                out += _LENGTH.pack(len(digits))
                out += digits
        elif kind is str:
            _put_text(value, out)
        elif kind is bool:
            out += b"T" if value else b"F"
        elif value is None:
            out += b"N"
        elif kind is float:
            out += b"d"
            out += _REAL.pack(value)
        elif kind is list:
            self._put_items(b"l", value, out, depth)
        elif kind is tuple:
            self._put_items(b"t", value, out, depth)
        elif kind is dict:
            self._open(b"m", len(value), out, depth)
            for key, item in value.items():
                self._put(key, out, depth + 1)
                self._put(item, out, depth + 1)
        elif kind is set:
            self._put_items(b"e", value, out, depth)
        elif kind is frozenset:
            self._put_items(b"z", value, out, depth)
        elif kind is complex:
            out += b"c"
            out += _COMPLEX.pack(value.real, value.imag)
        elif kind is bytes or kind is bytearray:
            out += b"b" if kind is bytes else b"a"
            out += _LENGTH.pack(len(value))
            out += value
        else:
            self._put_other(value, kind, out, depth)
        if len(out) > self.limit:
            raise TooLarge("value above %d bytes" % self.limit)

    def _put_items(self, tag, items, out, depth):
        self._open(tag, len(items), out, depth)
        for item in items:
            self._put(item, out, depth + 1)

    def _open(self, tag, count, out, depth):
        if depth >= MAX_DEPTH:
            raise TooLarge("value nested deeper than %d" % MAX_DEPTH)
        out += tag
        out += _LENGTH.pack(count)

    def _put_other(self, value, kind, out, depth):
        if self.foreign is not None and kind is self.foreign:
            out += b"h"
            out += _LENGTH.pack(object.__getattribute__(value, "_handle"))
            return
        base = _base_of(kind)
        if base is not None:
            self._put(_REDUCE[base](value), out, depth)
            return
        out += b"o"
        out += _LENGTH.pack(self.keep(value))
        _put_text(str(type.__dict__["__name__"].__get__(kind))[:80], out)


def _put_text(value, out):
    try:
        text = value.encode("utf-8")
        out += b"s"
    except UnicodeEncodeError:
        text = value.encode("utf-16-le", "surrogatepass")
        out += b"u"
    out += _LENGTH.pack(len(text))
    out += text


# Copies through the methods of the base type itself: what a subclass overrides is never asked.
_REDUCE = {
    int: lambda v: int.__add__(v, 0),
    float: float.__float__,
    complex: lambda v: complex(float.__float__(complex.__dict__["real"].__get__(v)),
                               float.__float__(complex.__dict__["imag"].__get__(v))),
    str: lambda v: str.__getitem__(v, slice(None)) if type(v) is str else "".join(str.__iter__(v)),
    bytes: lambda v: bytes.join(b"", [bytes.__getitem__(v, slice(None))]),
    bytearray: lambda v: bytearray(bytearray.__getitem__(v, slice(None))),
    list: list.copy,
    tuple: lambda v: tuple.__getitem__(v, slice(None)),
    set: lambda v: set(list(set.__iter__(v))),
    frozenset: lambda v: frozenset(list(frozenset.__iter__(v))),
    dict: dict.copy,
}
_mro_of = type.__dict__["__mro__"].__get__


def _base_of(kind):
    for base in _mro_of(kind):
        if base in _REDUCE:
            return base
    return None


class Decoder:
    """Reads values. `proxy(handle, name)` stands for what the writer only named; `lookup(handle)` finds our own."""

    def __init__(self, proxy=lambda handle, name: None, lookup=None):
        self.proxy = proxy
        self.lookup = lookup

    def decode(self, raw):
        try:
            value, end = self._take(raw, 0, 0)
        except (IndexError, struct.error, UnicodeDecodeError, TypeError, OverflowError) as error:
            raise Unreadable(str(error)) from None
        if end != len(raw):
            raise Unreadable("%d bytes after the value" % (len(raw) - end))
        return value

    def _take(self, raw, at, depth):
        if depth > MAX_DEPTH:
            raise Unreadable("nested deeper than %d" % MAX_DEPTH)
        tag = raw[at]
        at += 1
        if tag == 105:  # i
            return _INT.unpack_from(raw, at)[0], at + 8
        if tag == 78:  # N
            return None, at
        if tag == 84:  # T
            return True, at
        if tag == 70:  # F
            return False, at
        if tag == 100:  # d
            return _REAL.unpack_from(raw, at)[0], at + 8
        if tag == 99:  # c
            return complex(*_COMPLEX.unpack_from(raw, at)), at + 16
        count = _LENGTH.unpack_from(raw, at)[0]
        at += 4
        if tag == 104 and self.lookup is not None:  # h
            return self.lookup(count), at
        if tag == 111:  # o
            name, at = self._take(raw, at, depth + 1)
            return self.proxy(count, str(name)), at
        if count > len(raw) - at:  # each item takes a byte at least
            raise Unreadable("length %d beyond the end" % count)
        if tag == 115:  # s
            return str(raw[at:at + count], "utf-8"), at + count
        if tag == 117:  # u
            return str(raw[at:at + count], "utf-16-le", "surrogatepass"), at + count
        if tag == 98:  # b
            return bytes(raw[at:at + count]), at + count
        if tag == 97:  # a
            return bytearray(raw[at:at + count]), at + count
        if tag == 73:  # I
            return int.from_bytes(raw[at:at + count], "little", signed=True), at + count
        if tag == 109:  # m
            found = {}
            for _ in range(count):
                key, at = self._take(raw, at, depth + 1)
                found[key], at = self._take(raw, at, depth + 1)
            return found, at
        items = []
        for _ in range(count):
            item, at = self._take(raw, at, depth + 1)
            items.append(item)
        if tag == 108:  # l
            return items, at
        if tag == 116:  # t
            return tuple(items), at
        if tag == 101:  # e
            return set(items), at
        if tag == 122:  # z
            return frozenset(items), at
        raise Unreadable("unknown tag %d" % tag)


def write_all(fd, raw):
    while raw:
        written = _write(fd, raw)
        if written == len(raw):
            return
        raw = memoryview(raw)[written:]


def read_exact(fd, count):
    """Reads exactly `count` bytes, or None at the end of the stream."""
    first = _read(fd, count) if count else b""
    if len(first) == count:
        return first
    parts = bytearray(first)
    while len(parts) < count:
        part = _read(fd, min(count - len(parts), 1 << 20)) if parts or first else b""
        if not part:
            return None
        parts += part
    return bytes(parts)


class Port:
    """A job's way to its caller, and to the other process of the job where it has one."""

    def __init__(self, out, replies=-1, peer=-1):
        self._out = out
        self._replies = replies
        self._peer = peer
        self._plain = Encoder(limit=16 << 20)

    def emit(self, value, most=0):
        """Adds a value to the results; of what is no builtin only the name of its type."""
        encoder = Encoder(limit=most) if most else self._plain
        self._record(b"R", encoder.encode(value))

    def finish(self):
        """Says that the driver came to its end."""
        self._record(b"Q", b"")

    def call(self, value):
        """Asks the caller and returns its answer."""
        self._record(b"C", self._plain.encode(value))
        return Decoder().decode(self._frame(self._replies))

    def send(self, raw):
        """Sends bytes to the other process."""
        write_all(self._peer, _LENGTH.pack(len(raw)) + raw)

    def receive(self):
        """Returns the bytes the other process sent."""
        return self._frame(self._peer)

    def _record(self, kind, raw):
        write_all(self._out, _LENGTH.pack(len(raw) + 1) + kind + raw)

    def _frame(self, fd):
        head = read_exact(fd, 4)
        if head is None:
            raise EOFError("the other side is gone")
        count = _LENGTH.unpack(head)[0]
        if count > MAX_FRAME:
            raise Unreadable("frame of %d bytes" % count)
        raw = read_exact(fd, count)
        if raw is None:
            raise EOFError("the other side is gone")
        return raw


def describe(error, file="<candidate>"):
    """Says what was raised and which lines of the program it passed through, innermost last."""
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            lines.append(trace.tb_lineno)
            if len(lines) > 64:
                del lines[1]
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == file and isinstance(error.lineno, int):
        lines.append(error.lineno)
    try:
        message = str(error)[:300]
    except BaseException:
        message = ""
    names = [str(kind.__name__)[:80] for kind in _mro_of(type(error))]
    return {"type": names[0], "bases": names[:8], "message": message, "lines": lines}


def program(code, name="candidate", file="<candidate>"):
    """Runs a program as a module of its own and returns its names."""
    module = type(sys)(name)
    sys.modules[name] = module
    exec(compile(code, file, "exec", dont_inherit=True), module.__dict__)
    return module.__dict__
