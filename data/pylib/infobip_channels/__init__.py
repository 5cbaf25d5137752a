# SPDX-License-Identifier: MIT
"""The Python package of a text message service, with the channel for text messages alone.

What a program sends is recorded and goes no further: the answer is the one that the service gives
when all is well.
"""
