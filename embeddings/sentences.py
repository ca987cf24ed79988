"""Where a passage's sentences and list parts begin and end."""

from __future__ import annotations

import re

from corpus.letters import CAPITALS

_END = re.compile(rf"[.!?…]+[\"”»)*⁰¹²³⁴⁵⁶⁷⁸⁹]*(?=\s+[\"“«(]?[{CAPITALS}]|\s*$)|[;:]+(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TT|TP|Tp|P|Q|H|TX|TS|ThS|GS|PGS|BS|St|Tr|[IVX]+|\d{1,2})\.$"
)
SHORTEST = 60
"""A part cut off at ``;`` or ``:`` is kept by itself only from this many characters on."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a passage into sentences.

    A sentence ends at ``. ! ? …`` before a capital, or at ``;`` or ``:`` when both sides are long
    enough to say something by themselves.

    Returns
    -------
    tuple of (int, int)
        Start and end offsets into ``text``, without surrounding white space, in order, never
        overlapping, together covering every character that is not white space.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if _is_boundary(text, start, end):
            spans.append((start, end))
            start = end
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)) is not None)


def _is_boundary(text: str, start: int, end: int) -> bool:
    if text[end - 1] in ";:":
        return end - start >= SHORTEST and len(text) - end >= SHORTEST
    return not _ABBREVIATED.search(text[start:end].strip())


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    part = text[span[0] : span[1]]
    start = span[0] + len(part) - len(part.lstrip())
    end = span[0] + len(part.rstrip())
    return (start, end) if start < end else None
