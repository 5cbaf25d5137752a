# SPDX-License-Identifier: MIT
"""The part that is written in C in Refarium: it takes texts, and says how many there were."""

_count = 0


def send(channel, to, sender, text, subject):
    global _count
    for part in (channel, to, sender, text, subject):
        if not isinstance(part, str):
            raise TypeError(f"a message is made of str, not {type(part).__name__}")
    _count += 1
    return _count
