"""Footnotes: taken out of the body and tied to their marks by number, never by position."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.joins import is_continuation, is_open
from corpus.marks import split_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.lines import Line


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it stands at the foot of its page.

    Attributes
    ----------
    number
        Printed number.
    text
        Without its mark.
    lines
        Source lines.
    page
        Page, where there are pages.
    """

    number: int
    text: str
    lines: tuple[int, ...] = ()
    page: int | None = None


def take_notes(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Separate footnotes from body lines.

    A line in the middle of a sentence goes on with the body if the body's last line was cut, else
    with the footnote before it.
    """
    body: list[Line] = []
    notes: list[Note] = []
    after_note = False
    for line in lines:
        note = _note(line)
        if note is not None:
            notes.append(note)
            after_note = True
        elif after_note and _goes_on(notes[-1], body, line):
            notes[-1] = _longer(notes[-1], line)
        else:
            body.append(line)
            after_note = False
    return tuple(body), tuple(notes)


def _note(line: Line) -> Note | None:
    if line.note is not None:
        return Note(line.note, line.text, line.numbers, line.page)
    split = split_note(line.text)
    return None if split is None else Note(split[0], split[1], line.numbers, line.page)


def _goes_on(note: Note, body: list[Line], line: Line) -> bool:
    if not is_open(note.text) or not is_continuation(line.text):
        return False
    return not body or not is_open(body[-1].text)


def _longer(note: Note, line: Line) -> Note:
    text = f"{note.text} {line.text}"
    return replace(note, text=text, lines=(*note.lines, *line.numbers))
