# SPDX-License-Identifier: MIT
"""The older classes of messages."""
