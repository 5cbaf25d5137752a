# SPDX-License-Identifier: MIT
"""The features that `from __future__ import` names.

Each is an object that tells three things: the first release that had it on demand, the release that
has it always (None: not decided), and the bit that switches it on for a compilation."""

import sys as _sys


class _Feature:
    def __init__(self, *facts):
        self.optional, self.mandatory, self.compiler_flag = facts

    def __repr__(self):
        return f"_Feature({self.optional!r}, {self.mandatory!r}, {self.compiler_flag!r})"

    def getMandatoryRelease(self):
        return self.mandatory

    def getOptionalRelease(self):
        return self.optional


def _release(text):
    """'2.1.0b1' as the five parts that sys.version_info has."""
    level = {"a": "alpha", "b": "beta", "f": "final"}[text[-2]]
    return (*map(int, text[:-2].split(".")), level, int(text[-1]))


# Feature, name of its flag, flag, on demand since, always since.
_TABLE = (
    ("nested_scopes", "CO_NESTED", 1 << 4, "2.1.0b1", "2.2.0a0"),
    ("generators", "CO_GENERATOR_ALLOWED", 0, "2.2.0a1", "2.3.0f0"),
    ("division", "CO_FUTURE_DIVISION", 1 << 17, "2.2.0a2", "3.0.0a0"),
    ("absolute_import", "CO_FUTURE_ABSOLUTE_IMPORT", 1 << 18, "2.5.0a1", "3.0.0a0"),
    ("with_statement", "CO_FUTURE_WITH_STATEMENT", 1 << 19, "2.5.0a1", "2.6.0a0"),
    ("print_function", "CO_FUTURE_PRINT_FUNCTION", 1 << 20, "2.6.0a2", "3.0.0a0"),
    ("unicode_literals", "CO_FUTURE_UNICODE_LITERALS", 1 << 21, "2.6.0a2", "3.0.0a0"),
    ("barry_as_FLUFL", "CO_FUTURE_BARRY_AS_BDFL", 1 << 22, "3.1.0a2", "4.0.0a0"),
    ("generator_stop", "CO_FUTURE_GENERATOR_STOP", 1 << 23, "3.5.0b1", "3.7.0a0"),
    ("annotations", "CO_FUTURE_ANNOTATIONS", 1 << 24, "3.7.0b1",
     None if _sys.version_info >= (3, 11) else "3.11.0a0"),
)

for _name, _flag_name, _flag, _first, _always in _TABLE:
    globals().update({
        _flag_name: _flag,
        _name: _Feature(_release(_first), _always and _release(_always), _flag)})

all_feature_names = [row[0] for row in _TABLE]
__all__ = ["all_feature_names", *all_feature_names]
del _name, _flag_name, _flag, _first, _always
