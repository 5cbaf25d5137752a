# SPDX-License-Identifier: MIT
"""JSON: numbers, texts, lists and dictionaries as text."""

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


def _encoder(cls, options):
    return (JSONEncoder if cls is None else cls)(**options)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
         cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    """Writes an object as JSON to a file, piece by piece."""
    options = dict(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                   allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                   sort_keys=sort_keys, **kw)
    for piece in _encoder(cls, options).iterencode(obj):
        fp.write(piece)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
          cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    """An object as JSON."""
    options = dict(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                   allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                   sort_keys=sort_keys, **kw)
    return _encoder(cls, options).encode(obj)


def detect_encoding(b):
    """The encoding of JSON in bytes: a mark at the beginning tells it, or where zeros stand."""
    for marks, encoding in (((b"\xff\xfe\0\0", b"\0\0\xfe\xff"), "utf-32"),
                            ((b"\xff\xfe", b"\xfe\xff"), "utf-16"),
                            ((b"\xef\xbb\xbf",), "utf-8-sig")):
        if b.startswith(marks):
            return encoding
    # The first two characters are ASCII.
    zeros = [byte == 0 for byte in b[:4]]
    if len(zeros) >= 4 and zeros[0]:
        return "utf-32-be" if zeros[1] else "utf-16-be"
    if len(zeros) >= 4 and zeros[1]:
        return "utf-32-le" if zeros[2] and zeros[3] else "utf-16-le"
    if len(zeros) == 2 and any(zeros):
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8"


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """The object whose JSON a file has."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The object that a text or bytes are the JSON of."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), "surrogatepass")
    elif not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        + s.__class__.__name__)
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    given = dict(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook)
    kw.update((name, hook) for name, hook in given.items() if hook is not None)
    return (JSONDecoder if cls is None else cls)(**kw).decode(s)
