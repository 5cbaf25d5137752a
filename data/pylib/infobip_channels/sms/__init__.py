# SPDX-License-Identifier: MIT
"""Text messages."""
