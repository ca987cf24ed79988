"""Passages that hold given words exactly, for ``/timkiem``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from embeddings.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.report import Passage, Report

Match = tuple["Report", "Passage", tuple[tuple[int, int], ...]]


def find_exact(reports: Sequence[Report], words: str) -> list[Match]:
    """Return the passages holding the words next to each other, in the reports' order.

    Case never matters. Words typed without any diacritic match with and without; words typed
    with them match only as typed.

    Returns
    -------
    list
        Report, passage, and the character ranges of the words in the passage's text.
    """
    wanted = " ".join(unicodedata.normalize("NFC", words).split())
    if not wanted:
        return []
    folded = fold(wanted) == wanted.casefold()
    parts = (re.escape(_lowered(part, folded=folded)) for part in wanted.split())
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")
    found = []
    for report in reports:
        for passage in report.passages:
            text = _lowered(passage.text, folded=folded)
            ranges = tuple(match.span() for match in pattern.finditer(text))
            if ranges:
                found.append((report, passage, ranges))
    return found


def _lowered(text: str, *, folded: bool) -> str:
    """Return the text in lower case, folded or not, character for character."""
    if not folded:
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    singles = ((c, fold(c)) for c in text)
    return "".join(f if len(f) == 1 else c for c, f in singles)
