"""What a report is: sections, passages, footnotes, and who signed it.

Section keys follow the labels as printed. The deepest label may already hold its parents'
(``2.1`` under ``2``), so the key of path ``("I", "2", "2.1")`` is ``"I.2.1"``. The n-th sibling
with the same label is written ``II(2)``. What stands before the first heading has the key
``HEADER``; recipients and signature have the key ``END``.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the index reads reports back by these annotations
from dataclasses import dataclass, field
from enum import StrEnum

HEADER_KEY = "HEADER"
END_KEY = "END"


class PassageKind(StrEnum):
    """The kinds of passage; the values are the ones of the JSON output."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED_PARAGRAPH = "numbered_paragraph"
    FOOTNOTE = "footnote"
    TABLE = "table"
    HEADER = "header"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


class DoubtKind(StrEnum):
    """What the parser was unsure of; it reports and never repairs."""

    DUPLICATE_LABEL = "duplicate_label"
    LABEL_GAP = "label_gap"
    LOST_BULLET = "lost_bullet"
    UNTIED_FOOTNOTE = "untied_footnote"
    MISSING_FOOTNOTE = "missing_footnote"
    UNSURE_JOIN = "unsure_join"
    INFERRED_ISSUER = "inferred_issuer"
    BLANK_NUMBER = "blank_number"
    BLANK_DATE = "blank_date"
    ASSUMED_ENCODING = "assumed_encoding"
    UNCERTAIN_PAGE = "uncertain_page"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at.

    Attributes
    ----------
    kind
        What is doubtful.
    where
        The key of the section it stands in.
    detail
        The label, number or words it is about, as printed.
    line
        Source line, counted from 1; ``None`` where the source has no lines.
    """

    kind: DoubtKind
    where: str
    detail: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place.

    Attributes
    ----------
    key
        Unique in its report: ``"I.2.1"``, ``"II(2)"``.
    path
        The labels as printed from the root down, the n-th equal sibling as ``"II(2)"``.
    titles
        One title a label of ``path``.
    lines
        Source lines of its heading, from 1; empty where the source has no lines, and where the
        words after the label are a paragraph, which then has the line.
    heading
        Its heading as printed, ``"5.3 Nguyên nhân"``; empty where its first passage holds it.
    """

    key: str
    path: tuple[str, ...]
    titles: tuple[str, ...]
    lines: tuple[int, ...] = ()
    heading: str = ""

    @property
    def level(self) -> int:
        """Depth, 1 for a root section."""
        return len(self.path)

    @property
    def title(self) -> str:
        """The section's own title; empty for what stands before the first or after the last."""
        return self.titles[-1] if self.titles else ""


HEADER_SECTION = Section(HEADER_KEY, (HEADER_KEY,), ())
END_SECTION = Section(END_KEY, (END_KEY,), ())


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's number and text, without its mark."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is found, quoted and cited.

    Attributes
    ----------
    id
        Unique over all reports and the same each time the same file is read.
    kind
        Paragraph, bullet, footnote and so on.
    text
        Whole and joined, NFC, the source's own words (footnote marks stay in, as printed).
        A bullet's text has no dash; a numbered paragraph keeps its number.
    section
        Key of its section. A footnote belongs to the section of its mark.
    item
        The numbered paragraph it is or stands under (``"2"``, ``"2.a"``), else ``None``.
    number
        Its place, from 1, among the passages of its kind in its section and item, which is what
        a citation counts ("đoạn 3", "gạch đầu dòng 4"). For a footnote, its printed number;
        for a table row, the row.
    footnotes
        Numbers of the footnotes marked in it, in order.
    anchor
        For a footnote, the id of the passage its mark stands in.
    page
        Page of its first word, from 1, where the source has pages.
    caption
        For a table row, the table's caption or its place in the report.
    lines
        Source lines it was made of, from 1; empty where the source has no lines.
    sign
        For a bullet, what it is printed with: a dash of any length as ``"-"``, else as it is
        (``"+"``, ``"•"``). Bullets of one sign are of one level.
    """

    id: str
    kind: PassageKind
    text: str
    section: str
    item: str | None = None
    number: int = 1
    footnotes: tuple[int, ...] = ()
    anchor: str | None = None
    page: int | None = None
    caption: str | None = None
    lines: tuple[int, ...] = ()
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the printed title lines joined with one space, and the name."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """One document, read.

    Attributes
    ----------
    id
        Short, unique in a corpus folder, safe in a file name: ``"346-BC-UBND-2023"``.
    number
        ``"346/BC-UBND"`` with stray spaces removed; ``None`` in a draft.
    kind
        As printed, in capitals: ``"BÁO CÁO"``.
    title
        The subject.
    issuer
        The body that issued it, inferred (with a doubt) where the head does not name it.
    date
        ``None`` where the day is blank; ``year`` is then still filled if printed.
    source
        Name of the file it was read from, without folders.
    """

    id: str
    number: str | None
    kind: str
    title: str
    issuer: str
    place: str
    date: dt.date | None
    year: int | None
    source: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...] = ()
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    joins: tuple[tuple[int, int], ...] = field(default=())
    """Source lines of the two halves of each paragraph that a page break had split."""

    @property
    def dated_year(self) -> int | None:
        """The year of its date, or the one printed where the day is blank."""
        return self.date.year if self.date else self.year

    def anchor(self, passage: Passage) -> Passage | None:
        """Return the passage that a footnote's mark stands in; ``None`` for what is no footnote."""
        if passage.anchor is None:
            return None
        return next((other for other in self.passages if other.id == passage.anchor), None)

    def section(self, key: str) -> Section:
        """Return the section of a key; ``HEADER`` and ``END`` have one, too.

        Raises
        ------
        KeyError
            If the report has no such section.
        """
        for section in (HEADER_SECTION, END_SECTION, *self.sections):
            if section.key == key:
                return section
        raise KeyError(key)
