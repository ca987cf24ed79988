"""The kinds of official documents that are called by their numbers."""

from __future__ import annotations

DOCUMENT_KINDS = (
    "quyet dinh|nghi quyet|ke hoach|bao cao|cong van|thong bao|ket luan|chi thi|de an|to trinh"
    "|thong tu|nghi dinh"
)
"""Folded, as a part of a pattern."""
