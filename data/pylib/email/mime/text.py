# SPDX-License-Identifier: MIT
"""Older messages that are a text."""

from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEText"]


class MIMEText(MIMENonMultipart):
    """A text; it is sent in base64 unless it is ASCII."""

    def __init__(self, _text, _subtype="plain", _charset=None, *, policy=None):
        if _charset is None:
            _charset = "us-ascii" if _text.isascii() else "utf-8"
        super().__init__("text", _subtype, charset=_charset, policy=policy)
        self._set_text(_text, _charset, "7bit" if _charset == "us-ascii" else "base64")
