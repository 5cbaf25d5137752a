# SPDX-License-Identifier: MIT
"""Older messages that have no parts."""

from email.mime.base import MIMEBase

__all__ = ["MIMENonMultipart"]


class MIMENonMultipart(MIMEBase):
    """A message of one part."""
