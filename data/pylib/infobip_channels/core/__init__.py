# SPDX-License-Identifier: MIT
"""What all channels share."""
