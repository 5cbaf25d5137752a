# SPDX-License-Identifier: MIT
"""Messages: headers in their order, and a text.

An EmailMessage knows what its headers mean: those that there may be only once, and those that hold
addresses. A Message, its older kind, takes any text. Neither has parts: what would add one raises
NotImplementedError.
"""

from email.headerregistry import Address
from email.utils import _split, getaddresses

__all__ = ["Message", "EmailMessage"]

_ADDRESSES = {"from", "sender", "reply-to", "to", "cc", "bcc", "resent-from", "resent-sender",
              "resent-to", "resent-cc", "resent-bcc"}
_ONCE = {"from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "orig-date",
         "message-id", "mime-version", "content-type", "content-transfer-encoding",
         "content-disposition"}
_WIDTH = 78
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_Q_SAFE = set(b"-!*+/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


# --- encodings

def _base64(data):
    out = []
    for start in range(0, len(data), 3):
        three = data[start:start + 3]
        number = int.from_bytes(three.ljust(3, b"\0"), "big")
        four = "".join([_BASE64[number >> shift & 63] for shift in (18, 12, 6, 0)])
        out.append(four[:len(three) + 1].ljust(4, "="))
    return "".join(out)


def _base64_lines(data):
    return "".join([_base64(data[start:start + 57]) + "\n" for start in range(0, len(data), 57)])


def _q(data):
    return "".join([chr(b) if b in _Q_SAFE else "_" if b == 32 else "=%02X" % b for b in data])


def _encoded_word(text, charset="utf-8", bias=1):
    data = text.encode(charset)
    q, b = _q(data), _base64(data)
    return f"=?{charset}?q?{q}?=" if len(q) - len(b) < bias else f"=?{charset}?b?{b}?="


def _encoded(value):
    """A header's text with the words that are no ASCII in their encoded form."""
    words = value.split(" ")
    foreign = [index for index, word in enumerate(words) if not word.isascii()]
    if not foreign:
        return value
    first, last = foreign[0], foreign[-1] + 1
    return " ".join(words[:first] + [_encoded_word(" ".join(words[first:last]), bias=5)] +
                    words[last:])


def _encoded_addresses(value):
    """The same for addresses: each name is encoded as a whole."""
    parts = []
    for part in _split(value):
        name, bracket, rest = part.strip().rpartition("<")
        if not name.isascii():
            name = _encoded_word(name.strip().strip('"'), bias=5) + " "
        parts.append(name + bracket + rest)
    return ", ".join(parts)


def _folded(name, value):
    """A header as it stands in the message: long ones go on in further lines."""
    lines, line = [], f"{name}:"
    for word in value.split(" "):
        if len(line) + 1 + len(word) > _WIDTH and line.strip() and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\n".join(lines + [line]) + "\n"


# --- headers

class _Header(str):
    """The text of a header of an EmailMessage, with its name and what it means."""

    def __new__(cls, name, value, given):
        header = super().__new__(cls, value)
        header.name, header.defects = name, ()
        if name.lower() in _ADDRESSES and isinstance(given, (list, tuple)):
            header.addresses = tuple(given)
        elif name.lower() in _ADDRESSES:
            header.addresses = tuple([Address(name, addr_spec=address)
                                      for name, address in getaddresses([value])])
        return header


def _parameters(value):
    first, *rest = value.split(";")
    pairs = [(first.strip(), "")]
    for part in rest:
        name, _, text = part.strip().partition("=")
        pairs.append((name.strip().lower(), text.strip().strip('"')))
    return pairs


class Message:
    """A message of headers and a text."""

    def __init__(self, policy=None):
        if policy is not None:
            raise NotImplementedError("there are no policies here")
        self._headers, self._payload, self._bytes = [], None, None
        self._default_type = "text/plain"

    # Headers.

    def _header(self, name, value):
        return value

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, self._header(name, value)))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [pair for pair in self._headers if pair[0].lower() != name]

    def __contains__(self, name):
        return name.lower() in [known.lower() for known, value in self._headers]

    def __iter__(self):
        for name, value in self._headers:
            yield name

    def keys(self):
        return [name for name, value in self._headers]

    def values(self):
        return [value for name, value in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        name = name.lower()
        for known, value in self._headers:
            if known.lower() == name:
                return value
        return failobj

    def get_all(self, name, failobj=None):
        name = name.lower()
        return [value for known, value in self._headers if known.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else f'{key}="{value}"')
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        for index, (name, value) in enumerate(self._headers):
            if name.lower() == _name.lower():
                self._headers[index] = name, self._header(name, _value)
                return
        raise KeyError(_name.lower())

    # What Content-Type says.

    def get_content_type(self):
        value = self.get("content-type", "").partition(";")[0].strip().lower()
        if not value:
            return self._default_type
        return value if value.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_default_type(self):
        return self._default_type

    def get_params(self, failobj=None, header="content-type", unquote=True):
        return failobj if header not in self else _parameters(self[header])

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        return dict(self.get_params({}, header)).get(param.lower(), failobj)

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_filename(self, failobj=None):
        return self.get_param("filename", failobj, "content-disposition")

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else _parameters(value)[0][0].lower()

    # The text.

    def is_multipart(self):
        return False

    def walk(self):
        yield self

    def _set_text(self, text, charset, encoding):
        """The text as it is, and as bytes, with the headers of its encoding."""
        self["Content-Transfer-Encoding"] = encoding
        self._bytes = text.encode(charset)
        self._payload = _base64_lines(self._bytes) if encoding == "base64" else text

    def set_payload(self, payload, charset=None):
        if charset is not None or not isinstance(payload, str):
            raise NotImplementedError("a message's payload is a text here")
        self._payload, self._bytes = payload, None

    def get_payload(self, i=None, decode=False):
        if i is not None:
            raise TypeError(f"Expected list, got {type(self._payload)}")
        if not decode or self._payload is None:
            return self._payload
        return self._payload.encode() if self._bytes is None else self._bytes

    # As a text.

    def _flat(self, utf8):
        """The headers and the body for a text, where a body that is no ASCII is in base64."""
        out, body = [], self._payload or ""
        if self["content-transfer-encoding"] == "quoted-printable":
            raise NotImplementedError("a message with long lines is not shown as it is sent")
        foreign = not body.isascii()
        for name, value in self._headers:
            if foreign and name.lower() in ("content-type", "content-transfer-encoding"):
                continue
            value = str(value)
            if not utf8 and not value.isascii():
                if name.lower() in _ADDRESSES:
                    value = _encoded_addresses(value)
                else:
                    value = self._encode(value)
            out.append(_folded(name, value))
        if foreign:
            out.append(_folded("Content-Type", str(self["content-type"])))
            out.append(_folded("Content-Transfer-Encoding", "base64"))
            body = _base64_lines(body.encode())
        return "".join(out) + "\n" + body

    @staticmethod
    def _encode(value):
        return _encoded_word(value)

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        if unixfrom or maxheaderlen or policy is not None:
            raise NotImplementedError("a message has one form only")
        return self._flat(False)

    def as_bytes(self, unixfrom=False, policy=None):
        if unixfrom or policy is not None:
            raise NotImplementedError("a message has one form only")
        if (self._payload or "").isascii():
            return self._flat(False).encode()
        head = Message._flat(_without_body(self), False)
        return (head[:-1] + "\n").encode() + self._payload.encode()

    def __str__(self):
        return self.as_string()

    def __bytes__(self):
        return self.as_bytes()

    def _not_here(self, *args, **kwargs):
        raise NotImplementedError("Refarium's messages have one part, a text")

    attach = set_boundary = set_charset = set_param = del_param = set_type = _not_here
    set_unixfrom = get_unixfrom = set_default_type = get_charset = get_charsets = _not_here
    get_boundary = set_raw = raw_items = _not_here


def _without_body(message):
    copy = type(message)()
    copy._headers = message._headers
    return copy


class MIMEPart(Message):
    """What EmailMessage has over Message."""

    def _header(self, name, value):
        given = value
        value = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        if "\n" in value or "\r" in value:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        return _Header(name, value, given)

    def __setitem__(self, name, value):
        if name.lower() in _ONCE and name in self:
            raise ValueError(f"There may be at most 1 {name} headers in a message")
        super().__setitem__(name, value)

    @staticmethod
    def _encode(value):
        return _encoded(value)

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        return super().as_string(unixfrom, maxheaderlen, policy)

    def __str__(self):
        return self._flat(True)

    def is_attachment(self):
        return self.get_content_disposition() == "attachment"

    def clear_content(self):
        self._headers = [pair for pair in self._headers
                         if not pair[0].lower().startswith("content-")]
        self._payload = self._bytes = None

    def clear(self):
        self._headers, self._payload, self._bytes = [], None, None

    def set_content(self, content, subtype="plain", charset="utf-8", cte=None):
        if not isinstance(content, str):
            if type(content) in (bytes, list):
                self._not_here()
            raise KeyError(type(content).__module__ + "." + type(content).__qualname__)
        if cte is not None:
            raise NotImplementedError("the encoding of a message is chosen by itself")
        self.clear_content()
        text = "".join([line + "\n" for line in content.splitlines()])
        self["Content-Type"] = f'text/{subtype}; charset="{charset}"'
        is_long = any([len(line) > _WIDTH for line in text.encode(charset).splitlines()])
        self._set_text(text, charset, "quoted-printable" if is_long else
                       "7bit" if text.isascii() else "8bit")
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"

    def get_content(self, errors="replace"):
        if self._payload is None:
            raise AttributeError("'NoneType' object has no attribute 'decode'")
        return self._payload

    def get_body(self, preferencelist=("related", "html", "plain")):
        return self if self.get_content_subtype() in preferencelist else None

    def iter_attachments(self):
        return iter(())

    def iter_parts(self):
        return iter(())

    add_related = add_alternative = add_attachment = Message._not_here
    make_related = make_alternative = make_mixed = Message._not_here


class EmailMessage(MIMEPart):
    """A message that can be sent."""

    def set_content(self, *args, **kwargs):
        super().set_content(*args, **kwargs)
