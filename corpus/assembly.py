"""Assembly: placed paragraphs get their ids, their numbers and their footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.identity import passage_id
from corpus.marks import find_marks
from corpus.report import END_KEY, Doubt, DoubtKind, Passage, PassageKind

if TYPE_CHECKING:
    from corpus.footnotes import Note
    from corpus.outline import Outline, Placed


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
    _waiting: defaultdict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))

    def add_placed(self, placed: Placed) -> None:
        """Add a paragraph, and after it the footnotes that are marked in it."""
        rows = [(number, self._tie(number)) for number in find_marks(placed.text)]
        draft = Passage(
            id="",
            kind=placed.kind,
            text=placed.text,
            section=placed.section,
            item=placed.item,
            number=placed.block.row.number if placed.block.row else 1,
            caption=placed.caption,
            footnotes=tuple(number for number, row in rows if row is not None),
            page=placed.block.page,
            lines=placed.block.lines,
            sign=placed.sign,
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

    def _tie(self, number: int) -> int | None:
        """Return the row of the first footnote of a number that is not tied, and tie it."""
        if not self._waiting:
            for row, note in enumerate(self.notes):
                self._waiting[note.number].append(row)
        waiting = self._waiting.get(number)
        if not waiting:
            return None
        row = waiting.popleft()
        self._tied.add(row)
        return row

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

    def _add(self, draft: Passage) -> Passage:
        """Give a passage its id and its number, and add it."""
        place = (draft.kind, draft.section, draft.item)
        self._counts[place] += 1
        number = draft.number if draft.kind is PassageKind.TABLE else self._counts[place]
        passage = replace(draft, id=passage_id(self.report, len(self.passages) + 1), number=number)
        self.passages.append(passage)
        return passage

    def _doubt(self, kind: DoubtKind, where: str, number: int, lines: tuple[int, ...]) -> None:
        self.doubts.append(Doubt(kind, where, str(number), lines[0] if lines else None))
