# SPDX-License-Identifier: MIT
"""The package as data/pylib has it: for recording what real interpreters do with it."""

import os

__path__ = [os.path.join(os.path.dirname(os.path.abspath(__file__)),
                         *[os.pardir] * 4, "data", "pylib", "infobip_channels")]
