# SPDX-License-Identifier: MIT
"""The part that is written in C in Refarium: it takes texts and says nothing."""


def send(channel, to, sender, text, subject):
    for part in (channel, to, sender, text, subject):
        if not isinstance(part, str):
            raise TypeError(f"a message is made of str, not {type(part).__name__}")
