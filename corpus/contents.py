"""Contents: the entries of a table of contents, which look like headings and are none."""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|_{4,}|(?:\. ){4,}|(?:… ?){2,})\s*\d{0,4}$")
_LONGEST = 600


def is_contents_entry(text: str) -> bool:
    """Tell whether a line leads with dots to a page number: ``"Chương I ....... 5"``.

    A row of dots to be filled in (``"Họ tên: ........"``) looks the same without its number and
    is an entry only together with words and a label, which the caller knows.
    """
    if not text[-1:].isdigit() or len(text) > _LONGEST:
        return False
    match = _LEADERS.search(text)
    return match is not None and any(map(str.isalpha, text[: match.start()]))
