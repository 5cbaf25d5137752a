# SPDX-License-Identifier: MIT
"""This module implements specialized container datatypes providing
alternatives to Python's general purpose built-in containers, dict,
list, set, and tuple.
"""

from _collections import (OrderedDict, _count_elements, _tuplegetter, deque,
                          defaultdict)

__all__ = ["OrderedDict", "defaultdict", "deque"]


