"""Lines: what every reader gives and the structure parser takes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """Where a row stands.

    Attributes
    ----------
    table
        Which table of the document, from 1.
    number
        Which row below the head of the table, from 1.
    caption
        The caption inside the table, if it has one.
    """

    table: int
    number: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of a source, with what its reader knows of its looks.

    Attributes
    ----------
    text
        Clean text (see :func:`clean`), never empty.
    number
        Source line, from 1; ``None`` where the source has no lines.
    more
        The further source lines of a paragraph that its source breaks at a fixed width.
    joins
        The pairs of them between which a page ends, where the reader has joined the halves.
    page
        Page, from 1; ``None`` where the source has no pages.
    bold
        The whole of it is bold.
    centred
        It is centred on the page.
    note
        The number of the footnote whose text it is, where the reader knows.
    heading
        The source's own style says that it is a heading.
    contents
        It is an entry of a table of contents.
    row
        The table row it is, whose ``text`` is then "column: value; column: value".
    """

    text: str
    number: int | None = None
    page: int | None = None
    more: tuple[int, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    bold: bool = False
    centred: bool = False
    note: int | None = None
    heading: bool = False
    contents: bool = False
    row: TableRow | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """All its source lines; empty where the source has none."""
        return () if self.number is None else (self.number, *self.more)


def clean(text: str) -> str:
    """Return text as NFC with single spaces, without invisible and control characters.

    ``Ð`` (Icelandic eth and African D), which old fonts print for ``Đ``, becomes ``Đ``. A lone
    surrogate becomes U+FFFD.
    """
    visible = _INVISIBLE.sub("", text)
    whole = _SURROGATE.sub("\ufffd", visible).translate(_LOOKALIKES)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", whole)).strip()
