"""The reports as the chat sees them: passages by id, neighbours, quotes of any passage."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.answer import Quote
from bot.citation import cite
from bot.overview import newest_first
from corpus.report import PassageKind
from embeddings.earlier import answering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.cards import Card
    from corpus.report import Passage, Report


_LIST_KINDS = (PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands.

    Attributes
    ----------
    index
        Its row among the report's passages that are no footnotes; for a footnote, the row of
        the passage its mark stands in.
    """

    report: Report
    passage: Passage
    index: int


def digest(passage: Passage) -> str:
    """Return a short fingerprint of a passage's words."""
    return hashlib.sha256(passage.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Library:
    """The reports of one opened index.

    Parameters
    ----------
    reports
        All of them; ids are unique over all.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self._bodies: dict[str, tuple[Passage, ...]] = {}
        self._places: dict[str, Place] = {}
        for report in reports:
            self._add(report)

    def _add(self, report: Report) -> None:
        body = tuple(p for p in report.passages if p.kind is not PassageKind.FOOTNOTE)
        self._bodies[report.id] = body
        rows = {passage.id: row for row, passage in enumerate(body)}
        for passage in report.passages:
            row = rows.get(passage.id, rows.get(passage.anchor or "", 0))
            self._places[passage.id] = Place(report, passage, row)

    @property
    def newest_first(self) -> tuple[Report, ...]:
        """The reports by their dates; those without one come last."""
        return newest_first(self.reports)

    def report(self, report_id: str | None) -> Report | None:
        """Return the report of an id, if there is one."""
        return next((report for report in self.reports if report.id == report_id), None)

    def find(self, passage_id: str, fingerprint: str) -> Place | None:
        """Return a passage's place; ``None`` when it is gone or its words have changed."""
        place = self._places.get(passage_id)
        return place if place and digest(place.passage) == fingerprint else None

    def answer(self, card: Card) -> tuple[str, ...] | None:
        """Return the words that answered, as :class:`embeddings.earlier.Earlier` has them."""
        if card.refusal is not None:
            return ()
        hit = card.hits[0]
        place = self.find(hit.passage, hit.fingerprint)
        return answering(place.passage.text, hit.highlight) if place else None

    def body(self, report: Report) -> tuple[Passage, ...]:
        """Return a report's passages in order, without footnotes."""
        return self._bodies[report.id]

    def continuation(self, place: Place) -> tuple[Passage, ...]:
        """Return the list that a passage ending in a colon announces; empty for others."""
        if place.passage.kind in _LIST_KINDS or not place.passage.text.rstrip().endswith(":"):
            return ()
        following = self._bodies[place.report.id][place.index + 1 :]
        section = place.passage.section
        return tuple(takewhile(lambda p: p.kind in _LIST_KINDS and p.section == section, following))

    def quote(
        self, report: Report, passage: Passage, highlight: tuple[tuple[int, int], ...] = ()
    ) -> Quote:
        """Return a passage as a quote with the given ranges marked in it."""
        return Quote(
            report=report,
            section=report.section(passage.section),
            passage=passage,
            footnotes=tuple(note for note in report.footnotes if note.number in passage.footnotes),
            highlight=highlight,
            citation=cite(report, passage),
            score=0.0,
        )
