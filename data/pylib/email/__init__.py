# SPDX-License-Identifier: MIT
"""E-mails: messages with headers and a text. There are no attachments here."""
