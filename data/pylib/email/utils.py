# SPDX-License-Identifier: MIT
"""Addresses as text: "Jane Doe <jane@example.org>"."""

import time

_SPECIAL = set('()<>@,:;".[]\\')


def _split(text):
    """The addresses in a text, at the commas that stand in no quotes or brackets."""
    parts, start, quoted, depth, skip = [], 0, False, 0, False
    for index, c in enumerate(text):
        if skip:
            skip = False
        elif c == "\\":
            skip = True
        elif c == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif c in "<(":
            depth += 1
        elif c in ">)":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [part for part in parts + [text[start:]] if part.strip()]


def _unquoted(name):
    name = name.strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return " ".join(name.split())


def _pair(text):
    name, bracket, rest = text.strip().rpartition("<")
    if bracket:
        return _unquoted(name), rest.partition(">")[0].strip()
    return "", text.strip()


def getaddresses(fieldvalues):
    """Pairs of name and address for all addresses in some texts."""
    return [_pair(part) for text in fieldvalues for part in _split(str(text))]


def parseaddr(address):
    """The name and the address in a text."""
    found = getaddresses([address])
    return found[0] if found else ("", "")


def formataddr(pair, charset="utf-8"):
    """The text for a pair of name and address."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        from email.message import _encoded_word
        return f"{_encoded_word(name, charset)} <{address}>"
    quotes = '"' if _SPECIAL & set(name) else ""
    name = name.replace("\\", "\\\\").replace('"', '\\"')
    return f"{quotes}{name}{quotes} <{address}>"


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A moment, or now, as a message's Date says it. The zone is UTC."""
    when = time.gmtime(timeval)
    day = "Mon Tue Wed Thu Fri Sat Sun".split()[when.tm_wday]
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[when.tm_mon - 1]
    zone = "GMT" if usegmt and not localtime else "+0000" if localtime else "-0000"
    return (f"{day}, {when.tm_mday:02} {month} {when.tm_year:04} "
            f"{when.tm_hour:02}:{when.tm_min:02}:{when.tm_sec:02} {zone}")
