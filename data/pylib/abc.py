# SPDX-License-Identifier: MIT
"""Abstract base classes."""
