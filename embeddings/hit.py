"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from embeddings.earlier import answering

if TYPE_CHECKING:
    from corpus.report import Passage, Report


class Outcome(StrEnum):
    """What can be said about a question."""

    ANSWERED = "answered"
    NOT_STATED = "not_stated"
    OFF_TOPIC = "off_topic"


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage.

    Attributes
    ----------
    highlight
        ``(start, end)`` character offsets into ``passage.text`` of what answers; never empty.
    score
        Weighted sum of z-scores; comparable within one search only.
    """

    report: Report
    passage: Passage
    highlight: tuple[tuple[int, int], ...]
    score: float

    @property
    def marked(self) -> tuple[str, ...]:
        """The words of ``highlight``."""
        return tuple(self.passage.text[start:end] for start, end in self.highlight)


@dataclass(frozen=True, slots=True)
class ListedHit:
    """A part of a list; ``depth`` is 0 for an entry, more for what stands under one."""

    hit: Hit
    depth: int


@dataclass(frozen=True, slots=True)
class HitList:
    """A list that is asked for as such, and that a report sets out over several passages.

    Attributes
    ----------
    lead
        The passage that announces it, if one does.
    section
        Key of the section whose title it stands under.
    parts
        All of it, in the report's order. One of them or ``lead`` is the first hit.
    """

    lead: Hit | None
    section: str
    parts: tuple[ListedHit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The ranked passages for a question, and how sure it is that the first one answers it.

    Attributes
    ----------
    understood
        The question as it was searched for: completed from the one before, tone marks restored.
    confidence
        Estimated probability, 0 to 1, that the first hit answers; 0 itself where nothing is asked
        of the reports.
    missing
        What the question names, as typed: years and names that the first hit and its titles do not
        hold, dates and documents that it does not hold itself, indicators that no report holds. Of
        a question that is not answered, only what no hit holds.
    unmentioned
        Words of a question that is not answered which stand in no report, as typed.
    whole_list
        The list around the first hit, where the question is answered and asks for that.
    meant
        The question with the name of what it points back to; empty where it does not.
    elsewhere
        What is missing to a question that is not answered, but stands in some passage of a report.
    """

    understood: str
    hits: tuple[Hit, ...]
    confidence: float
    outcome: Outcome
    missing: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()
    whole_list: HitList | None = None
    meant: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def answer(self) -> tuple[str, ...]:
        """The words that answer, as :class:`embeddings.earlier.Earlier` has them."""
        if self.outcome is not Outcome.ANSWERED:
            return ()
        return answering(self.hits[0].passage.text, self.hits[0].highlight)
