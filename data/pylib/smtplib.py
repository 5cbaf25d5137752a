# SPDX-License-Identifier: MIT
"""Sending e-mails. There is no network: each message is recorded for each of its receivers, and the
answers are those of a server that takes everything."""

import _message
from email.message import EmailMessage as _EmailMessage
from email.utils import getaddresses, parseaddr

__all__ = ["SMTPException", "SMTPNotSupportedError", "SMTPServerDisconnected",
           "SMTPResponseException", "SMTPSenderRefused", "SMTPRecipientsRefused", "SMTPDataError",
           "SMTPConnectError", "SMTPHeloError", "SMTPAuthenticationError", "quoteaddr", "SMTP",
           "SMTP_SSL"]
SMTP_PORT, SMTP_SSL_PORT = 25, 465
CRLF, bCRLF = "\r\n", b"\r\n"
_OK = 250, b"OK"


class SMTPException(OSError):
    """The base of all of them."""


class SMTPNotSupportedError(SMTPException):
    """The server can't do this."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection."""


class SMTPResponseException(SMTPException):
    """An answer of the server that is an error: a number and a text."""

    def __init__(self, code, msg):
        self.smtp_code, self.smtp_error = self.args = code, msg


class SMTPSenderRefused(SMTPResponseException):
    """The server takes nothing from this sender."""

    def __init__(self, code, msg, sender):
        self.args = code, msg, sender
        self.smtp_code, self.smtp_error, self.sender = self.args


class SMTPRecipientsRefused(SMTPException):
    """The server takes nothing for any of the receivers: a dict of them."""

    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    """The server does not take the message."""


class SMTPConnectError(SMTPResponseException):
    """The server does not talk."""


class SMTPHeloError(SMTPResponseException):
    """The server does not return the greeting."""


class SMTPAuthenticationError(SMTPResponseException):
    """The name or the password is wrong."""


def quoteaddr(addrstring):
    """An address in angle brackets."""
    name, address = parseaddr(addrstring)
    if (name, address) == ("", ""):
        return addrstring if addrstring.strip().startswith("<") else f"<{addrstring}>"
    return f"<{address}>"


def _parts(text):
    """The subject and the body of a message that is a text."""
    head, blank, body = text.replace("\r\n", "\n").partition("\n\n")
    fields = [line.partition(":") for line in head.split("\n") if line[:1] not in (" ", "\t")]
    if not blank or not all([colon and " " not in name for name, colon, value in fields]):
        return "", text
    subjects = [value.strip() for name, colon, value in fields if name.lower() == "subject"]
    return subjects[0] if subjects else "", body


class SMTP:
    """A session with a server, which is none."""

    debuglevel = 0
    sock = file = None
    helo_resp = ehlo_resp = ehlo_msg = None
    ehlo_msg = "ehlo"
    does_esmtp = False
    default_port = SMTP_PORT

    def __init__(self, host="", port=0, local_hostname=None, timeout=None, source_address=None):
        self._host, self.timeout, self.source_address = host, timeout, source_address
        self.esmtp_features, self.command_encoding = {}, "ascii"
        self.local_hostname = local_hostname or "localhost"
        if host:
            self.connect(host, port)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if self.sock is not None:
            self.quit()

    def _need_connection(self):
        if self.sock is None:
            raise SMTPServerDisconnected("please run connect() first")

    def set_debuglevel(self, debuglevel):
        self.debuglevel = debuglevel

    def connect(self, host="localhost", port=0, source_address=None):
        self._host, self.sock = host, True
        return 220, b"ready"

    def ehlo(self, name=""):
        self._need_connection()
        self.does_esmtp = True
        self.esmtp_features = {"8bitmime": "", "smtputf8": "", "starttls": "",
                               "auth": " PLAIN LOGIN"}
        self.ehlo_resp = b"ready\n8BITMIME\nSMTPUTF8\nSTARTTLS\nAUTH PLAIN LOGIN"
        return 250, self.ehlo_resp

    def helo(self, name=""):
        self._need_connection()
        self.helo_resp = b"ready"
        return 250, self.helo_resp

    def ehlo_or_helo_if_needed(self):
        if self.helo_resp is None and self.ehlo_resp is None:
            self.ehlo()

    def has_extn(self, opt):
        return opt.lower() in self.esmtp_features

    def noop(self):
        self._need_connection()
        return _OK

    rset = noop

    def verify(self, address):
        return self.noop()

    vrfy = verify

    def starttls(self, *args, **kwargs):
        self.ehlo_or_helo_if_needed()
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features, self.does_esmtp = {}, False
        return 220, b"ready"

    def login(self, user, password, *, initial_response_ok=True):
        self.ehlo_or_helo_if_needed()
        self.user, self.password = user, password
        return 235, b"OK"

    def _send(self, from_addr, to_addrs, subject, text):
        if not to_addrs:
            raise SMTPRecipientsRefused({})
        for to in to_addrs:
            _message.send("email", parseaddr(to)[1] or to, parseaddr(from_addr)[1] or from_addr,
                          text[:-1] if text.endswith("\n") else text, subject)
        return {}

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Sends a message that is a text, or its bytes. Gives a dict of the receivers that were
        refused: an empty one."""
        self.ehlo_or_helo_if_needed()
        if isinstance(msg, str):
            msg.encode("ascii")
        else:
            msg = msg.decode("utf-8", "replace")
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        return self._send(from_addr, to_addrs, *_parts(msg))

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        """Sends a message to all that its headers name."""
        self.ehlo_or_helo_if_needed()
        prefix = "" if msg.get_all("Resent-Date") is None else "Resent-"
        if from_addr is None:
            sender = prefix + "Sender"
            from_addr = msg[sender] if sender in msg else msg[prefix + "From"]
            from_addr = getaddresses([from_addr])[0][1]
        if to_addrs is None:
            fields = [msg[prefix + name] for name in ("To", "Bcc", "Cc")]
            to_addrs = [address for name, address in
                        getaddresses([field for field in fields if field is not None])]
        elif isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        payload = msg.get_content() if isinstance(msg, _EmailMessage) and (
            msg.get_payload() is not None) else msg.get_payload(decode=True) or ""
        if isinstance(payload, bytes):
            payload = payload.decode(msg.get_content_charset("utf-8"), "replace")
        return self._send(from_addr, to_addrs, str(msg.get("Subject", "")), payload)

    def close(self):
        self.sock = None
        self.helo_resp = self.ehlo_resp = None

    def quit(self):
        self._need_connection()
        self.close()
        self.esmtp_features, self.does_esmtp = {}, False
        return 221, b"bye"

    def _not_here(self, *args, **kwargs):
        raise NotImplementedError("there is no server that could be asked this")

    auth = auth_cram_md5 = auth_login = auth_plain = data = docmd = expn = getreply = _not_here
    help = mail = putcmd = rcpt = send = _not_here


class SMTP_SSL(SMTP):
    """The same with encryption from the beginning."""

    default_port = SMTP_SSL_PORT

    def __init__(self, host="", port=0, local_hostname=None, *args, timeout=None,
                 source_address=None, context=None, **kwargs):
        super().__init__(host, port, local_hostname, timeout, source_address)
