"""Assembly: placed paragraphs get their ids, their numbers and their footnotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.marks import find_marks
from corpus.report import END_KEY, HEADER_KEY, Doubt, DoubtKind, Passage, PassageKind

if TYPE_CHECKING:
    from corpus.footnotes import Note
    from corpus.header import Header
    from corpus.lines import Line
    from corpus.outline import Outline, Placed
    from corpus.tail import Tail


def passage_id(report: str, row: int) -> str:
    """Return the id of a report's n-th passage: ``"346-BC-UBND-2023.p12"``."""
    return f"{report}.p{row}"


@dataclass(slots=True)
class Assembly:
    """The passages of a report while they are put together, and the doubts about them.

    Attributes
    ----------
    report
        Id of the report.
    notes
        All its footnotes; the n-th with a number belongs to the n-th mark with it.
    """

    report: str
    notes: tuple[Note, ...]
    passages: list[Passage] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _counts: Counter[tuple[PassageKind, str, str | None]] = field(default_factory=Counter)
    _tied: set[int] = field(default_factory=set)

    def add_header(self, header: Header) -> None:
        """Add the head of the document as one passage."""
        self._add_lines(PassageKind.HEADER, header.lines, header.text, HEADER_KEY)

    def add_placed(self, placed: Placed) -> None:
        """Add a paragraph, and after it the footnotes that are marked in it."""
        rows = [(number, self._tie(number)) for number in find_marks(placed.text)]
        draft = Passage(
            id="",
            kind=placed.kind,
            text=placed.text,
            section=placed.section,
            item=placed.item,
            footnotes=tuple(number for number, row in rows if row is not None),
            page=placed.block.page,
            lines=placed.block.lines,
        )
        passage = self._add(draft)
        for number, row in rows:
            if row is None:
                self._doubt(DoubtKind.MISSING_FOOTNOTE, placed.section, number, passage.lines)
            else:
                self._add_note(self.notes[row], placed.section, passage.id)

    def add_left_notes(self, outline: Outline) -> None:
        """Add the footnotes whose mark stands in a title, then those without any mark."""
        for heading in outline.headings:
            for number in find_marks(heading.section.title):
                row = self._tie(number)
                if row is not None:
                    self._add_note(self.notes[row], heading.section.key, None)
        for row, note in enumerate(self.notes):
            if row not in self._tied:
                self._add_note(note, END_KEY, None)
                self._doubt(DoubtKind.UNTIED_FOOTNOTE, END_KEY, note.number, note.lines)

    def add_tail(self, tail: Tail) -> None:
        """Add recipients and signature."""
        for kind, lines in (
            (PassageKind.RECIPIENTS, tail.recipients),
            (PassageKind.SIGNATURE, tail.signature),
        ):
            text = "\n".join(line.text for line in lines)
            self._add_lines(kind, lines, text, END_KEY)

    def _tie(self, number: int) -> int | None:
        """Return the row of the first footnote of a number that is not tied, and tie it."""
        for row, note in enumerate(self.notes):
            if note.number == number and row not in self._tied:
                self._tied.add(row)
                return row
        return None

    def _add_note(self, note: Note, section: str, anchor: str | None) -> None:
        passage = Passage(
            id=passage_id(self.report, len(self.passages) + 1),
            kind=PassageKind.FOOTNOTE,
            text=note.text,
            section=section,
            number=note.number,
            anchor=anchor,
            page=note.page,
            lines=note.lines,
        )
        self.passages.append(passage)

    def _add_lines(
        self, kind: PassageKind, lines: tuple[Line, ...], text: str, section: str
    ) -> None:
        if not text:
            return
        numbers = tuple(line.number for line in lines if line.number is not None)
        self._add(Passage("", kind, text, section, page=lines[0].page, lines=numbers))

    def _add(self, draft: Passage) -> Passage:
        """Give a passage its id and its number, and add it."""
        place = (draft.kind, draft.section, draft.item)
        self._counts[place] += 1
        passage_row = len(self.passages) + 1
        passage = replace(
            draft, id=passage_id(self.report, passage_row), number=self._counts[place]
        )
        self.passages.append(passage)
        return passage

    def _doubt(self, kind: DoubtKind, where: str, number: int, lines: tuple[int, ...]) -> None:
        self.doubts.append(Doubt(kind, where, str(number), lines[0] if lines else None))
