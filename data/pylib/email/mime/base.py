# SPDX-License-Identifier: MIT
"""The base of the older classes of messages."""

from email.message import Message

__all__ = ["MIMEBase"]


class MIMEBase(Message):
    """A message that begins with its Content-Type."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        super().__init__()
        if policy is not None:
            raise NotImplementedError("there are no policies here")
        self.add_header("Content-Type", f"{_maintype}/{_subtype}", **_params)
        self["MIME-Version"] = "1.0"
